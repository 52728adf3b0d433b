import { z } from 'zod'
import type { InboundItem, InboundMessage, RawEvent, RemoteFile } from '../channel.ts'

const At = z.coerce.date()
const File = z.object({ fileId: z.string(), name: z.string(), mime: z.string() })

/** What a visitor said of themselves in the form, and what their company's site signed. */
export const Profile = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  topic: z.string().optional(),
  language: z.string().optional(),
  page: z.string().optional(),
  /** Proven by the site's signature. The other fields are only said. */
  externalId: z.string().optional(),
})
export type Profile = z.infer<typeof Profile>

/** What happens in the web chat, as it is stored before it is acknowledged. */
export const ChatEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('message'),
    messageId: z.string(),
    visitorId: z.string(),
    at: At,
    text: z.string(),
    files: z.array(File),
    profile: Profile,
  }),
  /** Said to the visitor through another program: how chats of the past are brought in. */
  z.object({ event: z.literal('answer'), messageId: z.string(), visitorId: z.string(), at: At, text: z.string(), profile: Profile }),
  z.object({ event: z.literal('delivered'), messageId: z.string(), visitorId: z.string(), at: At }),
  /** Everything up to `messageId` was read. */
  z.object({ event: z.literal('read'), messageId: z.string(), visitorId: z.string(), at: At }),
])
export type ChatEvent = z.infer<typeof ChatEvent>

/** The one conversation of a visitor on an account. */
export const threadKeyOf = (visitorId: string): string => `chat:${visitorId}`

/** An event as it is stored: the same thing said twice has the same key. */
export function writeEvent(event: ChatEvent): RawEvent {
  return { key: keyOf(event), body: JSON.stringify(event) }
}

export function eventKey(body: string): string {
  return keyOf(ChatEvent.parse(JSON.parse(body)))
}

/** The id of what a visitor said. Their browser makes `messageId`, so that only with the visitor it is nobody else's. */
export const saidIdOf = (visitorId: string, messageId: string): string => `${visitorId}:${messageId}`

// The visitor is in the key, so that nobody can keep another's message out by using its id first.
const keyOf = ({ event, visitorId, messageId }: ChatEvent) => `${event}:${visitorId}:${messageId}`

export function parseEvent(body: string): InboundItem[] {
  const event = ChatEvent.parse(JSON.parse(body))
  switch (event.event) {
    case 'message':
      return [toMessage(event, 'in', event.files)]
    case 'answer':
      return [toMessage(event, 'out', [])]
    case 'delivered':
      return [{ kind: 'receipt', providerId: event.messageId, state: 'delivered', at: event.at }]
    case 'read':
      return [{ kind: 'watermark', threadKey: threadKeyOf(event.visitorId), state: 'read', at: event.at }]
  }
}

type Said = Extract<ChatEvent, { event: 'message' | 'answer' }>

function toMessage(
  { messageId, visitorId, at, text, profile }: Said,
  direction: 'in' | 'out',
  files: readonly z.infer<typeof File>[],
): InboundMessage {
  const { externalId, topic, language } = profile
  return {
    kind: 'message',
    direction,
    providerId: direction === 'in' ? saidIdOf(visitorId, messageId) : messageId,
    threadKey: threadKeyOf(visitorId),
    visibility: 'private',
    contact: {
      key: visitorId,
      name: profile.name?.trim() || (language === 'en' ? 'Visitor' : 'Visitante'),
      language,
      details: detailsOf(profile),
      ...(externalId && { proof: { externalId } }),
    },
    text,
    sentAt: at,
    direct: true,
    ...(topic && { subject: topic }),
    files: files.map(toFile),
  }
}

function detailsOf({ email, phone, page, externalId }: Profile): Record<string, string> {
  return Object.fromEntries(Object.entries({ email, phone, page, externalId }).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

function toFile({ fileId, name, mime }: z.infer<typeof File>): RemoteFile {
  const family = mime.split('/')[0]
  return { kind: family === 'image' || family === 'audio' || family === 'video' ? family : 'file', fileId, name, mime }
}
