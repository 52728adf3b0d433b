import type { Author, InboundItem, InboundMessage } from '../../../channel.ts'
import { asList, asRecord, idOf, momentOf, textOf } from '../../graph/read-json.ts'
import { notice } from './shape-content.ts'
import { phoneOf, threadOf } from './shape-person.ts'

type Json = Record<string, unknown>

/** `User Ana changed from A to B`: the one place where the former id, and the name, always stand. */
const CHANGED = /^(?:User\s+)?(.*?)\s*changed from (\S+) to (\S+?)\.?$/

interface Told {
  providerId: string
  at: Date
  contact: Author | undefined
}

/** What the network says in a thread: who changed their number stays the same person; other news is shown. */
export function parseSystem(message: Json, { providerId, at, contact }: Told): InboundItem[] {
  const system = asRecord(message.system)
  const type = textOf(system.type) ?? 'unknown'
  const text = textOf(system.body) ?? ''
  const [, name, before, after] = CHANGED.exec(text) ?? []
  const isNumber = type === 'user_changed_number'
  const isUserId = type === 'user_changed_user_id'
  const former = [textOf(system.previous_user_id), before, contact?.key, ...(contact?.aliases ?? [])]
  if (!isNumber && !isUserId) {
    if (contact === undefined) throw new Error(`the news ${providerId} names nobody`)
    return [shapeNotice(providerId, at, contact, type === 'customer_identity_changed' ? 'identity-changed' : 'unsupported', text)]
  }
  const now = {
    waId: idOf(system.wa_id) ?? idOf(system.new_wa_id) ?? (isNumber ? after : undefined),
    userId: textOf(system.user_id) ?? (isUserId ? after : undefined),
  }
  const person = shapeSuccessor(now, former, name || contact?.name)
  if (!person) throw new Error(`the change ${providerId} does not say to what`)
  const known = former.find((one) => one !== undefined)
  const thread = contact ?? (known === undefined ? undefined : { key: known })
  const told = thread ? [shapeNotice(providerId, at, person, isNumber ? 'number-changed' : 'identity-changed', text, threadOf(thread))] : []
  return [{ kind: 'profile', author: person, at }, ...told]
}

/** The same news in a field of its own: which of the business's ids for a person follows which. */
export function parseUserIds(value: Json): InboundItem[] {
  return asList(value.user_id_update).flatMap((one): InboundItem[] => {
    const update = asRecord(one)
    const { previous, current } = asRecord(update.user_id)
    const contact = asRecord(asList(value.contacts)[0])
    const waId = idOf(update.wa_id) ?? idOf(contact.wa_id)
    const person = shapeSuccessor({ waId, userId: textOf(current) }, [textOf(previous)], textOf(asRecord(contact.profile).name))
    return person ? [{ kind: 'profile', author: person, at: momentOf(update.timestamp) }] : [{ kind: 'ignored', what: 'change to nobody' }]
  })
}

function shapeSuccessor(
  { waId, userId }: { waId: string | undefined; userId: string | undefined },
  former: readonly (string | undefined)[],
  name: string | undefined,
): Author | undefined {
  const key = userId ?? waId
  if (key === undefined) return undefined
  const phone = waId && phoneOf(waId)
  const aliases = [...new Set([waId, ...former])].filter((one): one is string => one !== undefined && one !== '' && one !== key)
  return {
    key,
    name: name?.trim() || key,
    ...(phone && { handle: phone, proof: { phone }, details: { phone } }),
    ...(aliases.length > 0 && { aliases }),
  }
}

/** In the thread as it was known until now. */
function shapeNotice(providerId: string, at: Date, contact: Author, code: string, text: string, threadKey = threadOf(contact)): InboundMessage {
  const thread = { threadKey, visibility: 'private', contact } as const
  return { kind: 'message', direction: 'in', providerId, ...thread, sentAt: at, direct: false, ...notice(code, text) }
}
