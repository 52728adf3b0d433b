import { z } from 'zod'
import { Account } from './accounts.ts'
import { Id, When } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What went wrong in the same way: `sending` a reply, reading `events`, or with the `account` itself. */
export const AccountErrors = z.object({
  source: z.enum(['sending', 'events', 'account']),
  code: z.string(),
  count: z.number().int(),
  lastAt: When,
})
export type AccountErrors = z.infer<typeof AccountErrors>

export const AccountDoctor = z.object({
  account: Account,
  /** When the network is asked again by itself; null while the account is paused. */
  nextExamAt: When.nullable(),
  /** Null where the network does not tell. */
  permissions: z.object({ granted: z.array(z.string()), missing: z.array(z.string()) }).nullable(),
  token: z.object({
    sinceAt: When.nullable(),
    expiresAt: When.nullable(),
    isEndless: z.boolean(),
    /** When it is renewed by itself; null when a person has to. */
    renewsAt: When.nullable(),
  }),
  /** How events come: the network sends them, we ask for them, we keep a connection, or visitors bring them. */
  delivery: z.object({ way: z.enum(['webhook', 'polls', 'listens', 'direct']), state: z.enum(['fine', 'missing', 'unknown']) }),
  /** When events were last asked for again by itself, and came. */
  resubscribedAt: When.nullable(),
  /** Of the last 24 hours, the latest first. */
  errors: z.array(AccountErrors),
})
export type AccountDoctor = z.infer<typeof AccountDoctor>

export const readDoctor = endpoint('GET', '/api/accounts/:accountId/doctor', {
  door: 'account.manage',
  summary: 'How an account is: token, permissions, delivery of events, and the errors of the last 24 hours grouped by what happened.',
  input: z.strictObject({ accountId: Id }),
  reply: AccountDoctor,
  follows: ['event'],
})
export const subscribeAgain = endpoint('POST', '/api/accounts/:accountId/subscribe', {
  door: 'account.manage',
  summary: 'Asks the network once more to send the events of an account; what stands in the way is in its problems.',
  input: z.strictObject({ accountId: Id }),
  reply: Account,
})
