import type { Extra, InboundItem, InboundMessage } from '../../channel.ts'
import { asRecord, idOf, momentOf, textOf } from '../graph/read-json.ts'
import { shapeAttachments } from './shape-attachments.ts'
import { privateThread } from './thread-keys.ts'

type Value = Record<string, unknown>

/** Whose private messages they are: a Page's in Messenger, or an Instagram account's. */
export interface Mailbox {
  network: 'Messenger' | 'Instagram'
  providerId: string
  handle: string
}

interface Told {
  box: Mailbox
  event: Value
  at: Date
  /** The person of the conversation, whoever wrote. */
  personId: string
  own: boolean
  standby: boolean
}

/** What begins the metadata of a file that goes before the words of the same reply. */
export const PART = 'part:'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const unshown = ({ network }: Mailbox) =>
  `⚠️ ${network}: mensaje que la red no muestra · message not shown by the network · mensagem não exibida pela rede`
/** The names by which reactions come without their sign. */
const EMOJI: Readonly<Record<string, string>> = { love: '❤️', smile: '😆', wow: '😮', sad: '😢', angry: '😠', like: '👍', dislike: '👎' }

type Parser = (told: Told, value: Value) => InboundItem[]

const PARSERS: Readonly<Record<string, Parser>> = {
  message: parseMessage,
  message_edit: parseEdit,
  reaction: parseReaction,
  postback: parsePostback,
  referral: parseReferral,
  optin: parseOptin,
  delivery: (told, value) => watermark(told, 'delivered', value),
  read: parseRead,
  policy_enforcement: ({ at }, { action }) =>
    action === 'unblock' ? [{ kind: 'ignored', what: 'policy lifted' }] : [{ kind: 'trouble', reason: 'restricted', at }],
}

/** One event of private messages. In `standby` another app leads the conversation: it is shown, and nothing answers it by itself. */
export function parseMessaging(box: Mailbox, event: Value, sent: Date, standby: boolean): InboundItem[] {
  const kind = Object.keys(PARSERS).find((name) => name in event)
  if (!kind) return [{ kind: 'ignored', what: `messaging ${nameOf(event)}` }]
  const value = asRecord(event[kind])
  const senderId = idOf(asRecord(event.sender).id)
  const own = senderId === box.providerId || value.is_echo === true
  const personId = own ? idOf(asRecord(event.recipient).id) : senderId
  const at = momentOf(event.timestamp, sent.getTime())
  if (kind === 'policy_enforcement') return PARSERS[kind]!({ box, event, at, personId: '', own, standby }, value)
  if (!personId && kind === 'optin') return [{ kind: 'ignored', what: 'opt-in of an unknown person' }]
  if (!personId) throw new Error(`a ${kind} without its person`)
  if (personId === box.providerId || value.is_self === true) return [{ kind: 'ignored', what: 'message to oneself' }]
  return PARSERS[kind]!({ box, event, at, personId, own, standby }, value)
}

function nameOf(event: Value): string {
  const names = Object.keys(event).filter((key) => !ENVELOPE.has(key))
  return names.sort().join(',') || 'nothing'
}

const ENVELOPE = new Set(['sender', 'recipient', 'timestamp'])

function parseMessage(told: Told, value: Value): InboundItem[] {
  const providerId = midOf(value)
  if (value.is_deleted === true) return [{ kind: 'delete', providerId, at: told.at }]
  const metadata = textOf(value.metadata)
  if (told.own && metadata?.startsWith(PART)) return [{ kind: 'ignored', what: 'file of an own reply' }]
  const { files, extra, lines } = shapeAttachments(value.attachments, told.box.handle)
  const story = asRecord(asRecord(value.reply_to).story)
  if (idOf(story.id) ?? textOf(story.url)) extra.push({ kind: 'story', mentioned: false, url: textOf(story.url) })
  const choice = asRecord(value.quick_reply)
  const text = textOf(value.text)
  if (textOf(choice.payload)) extra.push({ kind: 'choice', title: text ?? '', payload: String(choice.payload) })
  if (value.referral) extra.push(shapeReferral(asRecord(value.referral)))
  if (value.is_unsupported === true) extra.push({ kind: 'notice', code: 'unsupported' })
  const further = lines.filter(({ url }) => !(url && text?.includes(url))).map((line) => line.words)
  const words = [...(text ? [text] : []), ...further].join('\n')
  const message = shapeMessage(told, providerId, words || (value.is_unsupported === true ? unshown(told.box) : ''), extra)
  return [
    {
      ...message,
      replyToProviderId: idOf(asRecord(value.reply_to).mid),
      files: files.length > 0 ? files : undefined,
      ownMessageId: told.own && metadata && UUID.test(metadata) ? metadata : undefined,
    },
  ]
}

/** Each change is later than what it changes, also within one millisecond: they are numbered. */
function parseEdit({ at }: Told, value: Value): InboundItem[] {
  const place = typeof value.num_edit === 'number' ? Math.min(Math.max(Math.trunc(value.num_edit), 1), 999) : 1
  return [{ kind: 'edit', providerId: midOf(value), text: textOf(value.text) ?? '', at: new Date(at.getTime() + place) }]
}

/** A button was pressed: its words, and beside them what it stands for. */
function parsePostback(told: Told, value: Value): InboundItem[] {
  const title = textOf(value.title) ?? ''
  const payload = textOf(value.payload) ?? ''
  const extra: Extra[] = [{ kind: 'choice', title, payload }]
  if (value.referral) extra.push(shapeReferral(asRecord(value.referral)))
  const providerId = idOf(value.mid) ?? `postback:${told.personId}:${told.at.getTime()}:${payload}`
  return [shapeMessage(told, providerId, title || payload, extra)]
}

/** Somebody came to the conversation by a link, an advertisement or the shop, and has said nothing yet. */
function parseReferral(told: Told, value: Value): InboundItem[] {
  const referral = shapeReferral(value)
  const words = [textOf(value.source), textOf(value.ref)].filter(Boolean).join(' · ')
  const message = shapeMessage(told, `referral:${told.personId}:${told.at.getTime()}`, `↗ ${words}`, [referral])
  return [{ ...message, direct: false }]
}

function parseOptin(told: Told, value: Value): InboundItem[] {
  const words = textOf(value.title) ?? textOf(value.ref) ?? textOf(value.payload) ?? textOf(value.type) ?? ''
  const message = shapeMessage(told, `optin:${told.personId}:${told.at.getTime()}`, `✓ ${words}`, [{ kind: 'notice', code: 'opt-in' }])
  return [{ ...message, direct: false }]
}

/** Of the person, or of the Page itself by whatever program. */
function parseReaction({ box, own, personId, at }: Told, value: Value): InboundItem[] {
  const emoji = value.action === 'unreact' ? null : (textOf(value.emoji) ?? named(textOf(value.reaction)))
  return [{ kind: 'reaction', providerId: midOf(value), authorKey: own ? box.providerId : personId, emoji, at }]
}

const named = (name = 'like') => (Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined) ?? '👍'

/** Messenger says up to when was read, Instagram up to which message. */
function parseRead(told: Told, value: Value): InboundItem[] {
  const providerId = idOf(value.mid)
  const upTo = watermark(told, 'read', value)
  return providerId && !told.own ? [{ kind: 'receipt', providerId, state: 'read', at: told.at }, ...upTo] : upTo
}

function watermark({ own, personId, at }: Told, state: 'delivered' | 'read', value: Value): InboundItem[] {
  if (own) return [{ kind: 'ignored', what: 'own reading' }]
  return [{ kind: 'watermark', threadKey: privateThread(personId), state, at: momentOf(value.watermark, at.getTime()) }]
}

function shapeMessage({ own, personId, at, standby }: Told, providerId: string, text: string, extra: Extra[]): InboundMessage {
  return {
    kind: 'message',
    direction: own ? 'out' : 'in',
    providerId,
    threadKey: privateThread(personId),
    visibility: 'private',
    contact: { key: personId, name: personId },
    text,
    sentAt: at,
    direct: !standby,
    extra: extra.length > 0 ? extra : undefined,
    flags: standby ? { automatic: true } : undefined,
  }
}

function shapeReferral(value: Value): Extra {
  const ad = asRecord(value.ads_context_data)
  const url = textOf(value.referer_uri) ?? textOf(ad.photo_url) ?? textOf(ad.video_url)
  return { kind: 'referral', source: textOf(value.source) ?? textOf(value.type) ?? 'LINK', title: textOf(ad.ad_title), text: textOf(value.ref), url }
}

function midOf(value: Value): string {
  const mid = idOf(value.mid)
  if (!mid) throw new Error('a private message without id')
  return mid
}
