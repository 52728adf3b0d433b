import type { InboundItem, RemoteFile } from '../../channel.ts'
import { expandText } from './expand-text.ts'
import type { Brand } from './parse-post.ts'
import { type Includes, readIncludes } from './read-includes.ts'
import { readTime } from './read-time.ts'
import { shapeAuthor } from './shape-author.ts'
import { shapeFiles } from './shape-files.ts'
import { Dm, type Entities, OldDm, Receipt } from './wire.ts'

interface Words {
  id: string
  senderId: string
  recipientId: string
  text: string
  entities: Entities | undefined
  at: Date
  files: RemoteFile[]
}

/** Direct messages as they are pushed: several in one event, people in a map beside them. */
export function parsePushedDms(payload: Record<string, unknown>, brand: Brand): InboundItem[] {
  const includes = readIncludes(payload)
  return eventsOf(payload.direct_message_events).flatMap((event): InboundItem[] => {
    const { id, message_create: made, created_timestamp } = OldDm.parse(event)
    const media = made.message_data.attachment?.media
    const url = media?.media_url_https ?? media?.media_url
    const kind = media?.type === 'photo' ? 'image' : 'video'
    return shapeDm(
      {
        id,
        senderId: made.sender_id,
        recipientId: made.target.recipient_id,
        text: made.message_data.text,
        entities: made.message_data.entities,
        at: readTime(id, created_timestamp),
        files: url ? [{ kind, ref: url }] : [],
      },
      includes,
      brand,
      media?.url,
    )
  })
}

/** A direct message as it is read, one of a page. */
export function parseReadDm(data: unknown, includes: Includes, brand: Brand): InboundItem[] {
  const dm = Dm.parse(data)
  if (dm.event_type !== 'MessageCreate') return [{ kind: 'ignored', what: `dm event ${dm.event_type}` }]
  if (!dm.sender_id) throw new Error(`direct message ${dm.id} has no sender`)
  const others = [...(dm.dm_conversation_id?.split('-') ?? []), ...(dm.participant_ids ?? [])].filter((id) => id !== dm.sender_id)
  const recipientId = dm.sender_id === brand.providerId ? others[0] : brand.providerId
  if (!recipientId) throw new Error(`direct message ${dm.id} has no recipient`)
  const files = shapeFiles(dm.attachments?.media_keys, includes.media).map(({ url, ...file }): RemoteFile => ({ ...file, ref: url }))
  const words = { id: dm.id, senderId: dm.sender_id, recipientId, text: dm.text, entities: dm.entities, at: readTime(dm.id, dm.created_at), files }
  return shapeDm(words, includes, brand)
}

function shapeDm(
  { id, senderId, recipientId, text, entities, at, files }: Words,
  includes: Includes,
  brand: Brand,
  fileLink?: string,
): InboundItem[] {
  const own = senderId === brand.providerId
  const contactId = own ? recipientId : senderId
  if (contactId === brand.providerId) return [{ kind: 'ignored', what: 'direct message to oneself' }]
  return [
    {
      kind: 'message',
      direction: own ? 'out' : 'in',
      providerId: id,
      threadKey: `dm:${contactId}`,
      visibility: 'private',
      contact: shapeAuthor(contactId, includes, entities),
      text: expandText(fileLink ? text.split(fileLink).join('') : text, { entities, isShownBeside: (url) => /\/messages\/media\/\d+$/.test(url) }),
      sentAt: at,
      direct: true,
      files,
    },
  ]
}

/** The customer has read what we sent up to here. Our own reading elsewhere says nothing of delivery. */
export function parseDmRead(payload: Record<string, unknown>, brand: Brand): InboundItem[] {
  return eventsOf(payload.direct_message_mark_read_events).map((event): InboundItem => {
    const { sender_id: readerId, last_read_event_id, created_timestamp } = Receipt.parse(event)
    if (readerId === brand.providerId) return { kind: 'ignored', what: 'own reading' }
    return { kind: 'watermark', threadKey: `dm:${readerId}`, state: 'read', at: readTime(last_read_event_id, created_timestamp) }
  })
}

export function parseTyping(payload: Record<string, unknown>, brand: Brand): InboundItem[] {
  return eventsOf(payload.direct_message_indicate_typing_events).map((event): InboundItem => {
    const { sender_id: typerId, created_timestamp } = Receipt.parse(event)
    if (typerId === brand.providerId) return { kind: 'ignored', what: 'own typing' }
    return { kind: 'typing', threadKey: `dm:${typerId}`, at: readTime(created_timestamp) }
  })
}

function eventsOf(list: unknown): unknown[] {
  if (!Array.isArray(list)) throw new Error('a direct message event holds no list of events')
  return list
}
