import type { Author, Extra, InboundItem, InboundMessage } from '../../../channel.ts'
import { asList, asRecord, idOf, momentOf, textOf } from '../../graph/read-json.ts'
import { parseSystem } from './parse-system.ts'
import { type Content, notice, sayErrors, shapeContent } from './shape-content.ts'
import { shapePerson, threadOf } from './shape-person.ts'

type Json = Record<string, unknown>

/** What was written to the number. */
export function parseMessages(value: Json): InboundItem[] {
  const messages = asList(value.messages)
  return messages.flatMap((one) => {
    const message = asRecord(one)
    const naming = { waId: idOf(message.from), userId: textOf(message.from_user_id) }
    return parseOne(message, 'in', shapePerson(naming, value.contacts, messages.length === 1))
  })
}

/** What was answered in the telephone's own app. */
export function parseEchoes(value: Json): InboundItem[] {
  const echoes = asList(value.message_echoes)
  return echoes.flatMap((one) => {
    const echo = asRecord(one)
    const naming = { waId: idOf(echo.to), userId: textOf(echo.to_user_id) ?? textOf(echo.recipient_user_id) }
    return parseOne(echo, 'out', shapePerson(naming, value.contacts, echoes.length === 1))
  })
}

function parseOne(message: Json, direction: 'in' | 'out', contact: Author | undefined): InboundItem[] {
  const type = textOf(message.type) ?? 'unknown'
  if (message.group_id !== undefined) return [{ kind: 'ignored', what: 'message of a group' }]
  if (type === 'request_welcome') return [{ kind: 'ignored', what: 'chat opened' }]
  const providerId = idOf(message.id)
  if (providerId === undefined) throw new Error(`a message of the type ${type} has no id`)
  const at = momentOf(message.timestamp)
  if (type === 'system') return parseSystem(message, { providerId, at, contact })
  if (contact === undefined) throw new Error(`message ${providerId} names nobody`)
  const change = parseChange(type, asRecord(message[type]), { contact, direction, at })
  if (change) return [change]
  const content = shapeContent(type, message) ?? notice('unsupported', sayErrors(message.errors))
  return [shapeMessage(message, { providerId, direction, contact, sentAt: at, content })]
}

interface Change {
  contact: Author
  direction: 'in' | 'out'
  at: Date
}

/** What changes an earlier message instead of being one; undefined for the rest. */
function parseChange(type: string, body: Json, { contact, direction, at }: Change): InboundItem | undefined {
  if (type === 'reaction') {
    const providerId = idOf(body.message_id)
    if (providerId === undefined) throw new Error('a reaction names no message')
    if (direction === 'out') return { kind: 'ignored', what: 'own reaction' }
    return { kind: 'reaction', providerId, authorKey: contact.key, emoji: textOf(body.emoji) ?? null, at }
  }
  if (type !== 'edit' && type !== 'revoke') return undefined
  const providerId = idOf(body.original_message_id)
  if (providerId === undefined) throw new Error(`a message of the type ${type} names no other`)
  if (type === 'revoke') return { kind: 'delete', providerId, at }
  const changed = asRecord(body.message)
  return { kind: 'edit', providerId, text: shapeContent(textOf(changed.type) ?? 'text', changed)?.text ?? '', at }
}

interface Told {
  providerId: string
  direction: 'in' | 'out'
  contact: Author
  sentAt: Date
  content: Content
}

function shapeMessage(message: Json, { providerId, direction, contact, sentAt, content }: Told): InboundMessage {
  const context = asRecord(message.context)
  const replyTo = idOf(context.id)
  const extra = [...(content.extra ?? []), ...shapeReferral(message.referral), ...shapeContext(context)]
  return {
    kind: 'message',
    direction,
    providerId,
    threadKey: threadOf(contact),
    visibility: 'private',
    contact,
    text: content.text,
    sentAt,
    direct: true,
    ...(content.files && { files: content.files }),
    ...(replyTo && { replyToProviderId: replyTo }),
    ...(extra.length > 0 && { extra }),
  }
}

/** The advertisement or post from which the chat was begun. */
function shapeReferral(value: unknown): Extra[] {
  const referral = asRecord(value)
  if (Object.keys(referral).length === 0) return []
  const [title, text, url] = [textOf(referral.headline), textOf(referral.body), textOf(referral.source_url)]
  return [{ kind: 'referral', source: textOf(referral.source_type) ?? 'ad', ...(title && { title }), ...(text && { text }), ...(url && { url }) }]
}

/** Whether it was passed on, and which product it asks about. */
function shapeContext(context: Json): Extra[] {
  const productId = idOf(asRecord(context.referred_product).product_retailer_id)
  const passedOn = context.frequently_forwarded === true ? 'forwarded-often' : context.forwarded === true ? 'forwarded' : undefined
  return [
    ...(productId ? [{ kind: 'referral', source: 'product', title: productId } as const] : []),
    ...(passedOn ? [{ kind: 'notice', code: passedOn } as const] : []),
  ]
}
