import type { Country, Language } from '../places.ts'

/** The keys a generated message may carry: the leaves of the default type tree, and the roots that have no children. */
export const typeKeys = [
  'query.product',
  'query.branch_hours',
  'query.balance',
  'query.requirements',
  'query.fees',
  'request.card_block',
  'request.card_replacement',
  'request.data_update',
  'request.statement',
  'request.cancellation',
  'incident.app',
  'incident.web',
  'incident.atm',
  'incident.card_declined',
  'incident.transfer',
  'complaint.charge',
  'complaint.service',
  'complaint.delay',
  'complaint.fraud',
  'complaint.branch',
  'acknowledgement',
  'suggestion',
  'lead.account',
  'lead.card',
  'lead.loan',
  'lead.insurance',
  'spam',
] as const

export type TypeKey = (typeof typeKeys)[number]
export type RootKey = 'query' | 'request' | 'incident' | 'complaint' | 'acknowledgement' | 'suggestion' | 'lead' | 'spam'
/** From very bad (-2) to very good (2), of the customer's message. */
export type Tone = -2 | -1 | 0 | 1 | 2

/** What a generated message really is, to measure a suggester against. */
export type Truth = { typeKey: TypeKey; tone: Tone; language: Language; country: Country }

/** The branch of the tree that the type belongs to. */
export const rootOf = (typeKey: TypeKey): RootKey => typeKey.split('.')[0] as RootKey
