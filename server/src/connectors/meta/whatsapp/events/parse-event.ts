import type { InboundItem } from '../../../channel.ts'
import { asList, asRecord, idOf } from '../../graph/read-json.ts'
import { type Part, splitEnvelope } from '../../graph/split-envelope.ts'
import type { OwnNumber } from '../settings.ts'
import { parseAccountUpdate, parseTemplateStatus } from './parse-business.ts'
import { parseEchoes, parseMessages } from './parse-message.ts'
import { parseStatuses } from './parse-statuses.ts'
import { parseUserIds } from './parse-system.ts'
import { sayErrors } from './shape-content.ts'

type Change = Extract<Part, { kind: 'change' }>
type Parser = (change: Change) => InboundItem[]

const PARSERS: Readonly<Record<string, Parser>> = {
  messages: ({ value }) => [...parseMessages(value), ...parseStatuses(value), ...parseErrors(value)],
  smb_message_echoes: ({ value }) => parseEchoes(value),
  user_id_update: ({ value }) => parseUserIds(value),
  message_template_status_update: ({ value }) => parseTemplateStatus(value),
  account_update: ({ value, at }) => parseAccountUpdate(value, at),
}

/**
 * What a body means to one number: what names another number, or the business account of another, is not its own. Fields and kinds we do
 * not know are `ignored`, a type of message we do not know is shown as one that cannot be; a body that is not JSON, or a message without
 * id or sender, throws, so that it is parked and seen.
 */
export function parseEvent(body: string, own: OwnNumber): InboundItem[] {
  const { object, parts } = splitEnvelope(body)
  if (object !== 'whatsapp_business_account') return [{ kind: 'ignored', what: `object ${object || 'none'}` }]
  return parts.flatMap((part) => parsePart(part, own))
}

function parsePart(part: Part, own: OwnNumber): InboundItem[] {
  if (part.kind !== 'change') return [{ kind: 'ignored', what: part.kind === 'unknown' ? part.what : part.kind }]
  const numberId = idOf(asRecord(part.value.metadata).phone_number_id)
  const isOwn = numberId === undefined ? part.entryId === own.settings.wabaId : numberId === own.providerId
  if (!isOwn) return [{ kind: 'ignored', what: numberId === undefined ? 'another business' : 'another number' }]
  const parse = Object.hasOwn(PARSERS, part.field) ? PARSERS[part.field] : undefined
  return parse ? parse(part) : [{ kind: 'ignored', what: part.field || 'no field' }]
}

/** Faults of the number itself, that are about no message. */
function parseErrors({ errors }: Record<string, unknown>): InboundItem[] {
  return asList(errors).map(
    (error): InboundItem => ({ kind: 'ignored', what: `error ${idOf(asRecord(error).code) ?? ''} ${sayErrors([error])}`.trim() }),
  )
}
