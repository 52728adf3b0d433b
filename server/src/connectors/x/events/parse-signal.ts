import type { Author, InboundItem } from '../../channel.ts'
import type { Brand } from './parse-post.ts'
import { readIncludes } from './read-includes.ts'
import { readTime } from './read-time.ts'
import { shapeAuthor } from './shape-author.ts'
import { type Envelope, Id } from './wire.ts'

function idAt(payload: Record<string, unknown>, ...names: string[]): string | undefined {
  for (const name of names) {
    const id = Id.safeParse(payload[name])
    if (id.success) return id.data
  }
  return undefined
}

/** A post is gone. The event carries no time, so the post's own stands for it. */
export function parsePostDelete({ payload }: Envelope): InboundItem[] {
  const id = Id.parse(payload.id)
  return [{ kind: 'delete', providerId: id, at: readTime(payload.timestamp_ms, id) }]
}

/** Somebody likes a post of the brand. Who, stands in no field of its own: it is the person beside the post's author. */
export function parseLike({ payload, includes }: Envelope, brand: Brand): InboundItem[] {
  const postId = idAt(payload, 'liked_tweet_id', 'liked_post_id')
  if (!postId) throw new Error('a like without the post it is for')
  const { users, posts } = readIncludes(includes)
  const authorId = idAt(payload, 'liked_tweet_author_id', 'tweet_author_id') ?? posts.get(postId)?.author_id
  if (authorId !== brand.providerId) return [{ kind: 'ignored', what: 'own like' }]
  const likerId = idAt(payload, 'user_id', 'liking_user_id') ?? [...users.keys()].find((id) => id !== authorId)
  if (!likerId) return [{ kind: 'ignored', what: 'like of an unknown person' }]
  return [{ kind: 'reaction', providerId: postId, authorKey: likerId, emoji: '❤️', at: readTime(payload.timestamp_ms, payload.created_at) }]
}

/** Encrypted chat cannot be read by any server: a placeholder tells the agent that something waits in the network's own app. */
export function parseEncryptedChat({ payload, event_uuid }: Envelope, brand: Brand): InboundItem[] {
  const senderId = idAt(payload, 'sender_id')
  const id = idAt(payload, 'id') ?? event_uuid
  if (!senderId || !id) throw new Error('an encrypted message without sender or id')
  const own = senderId === brand.providerId
  const contactId = own
    ? idAt(payload, 'conversation_id')
        ?.split(/[:-]/)
        .find((one) => /^\d+$/.test(one) && one !== senderId)
    : senderId
  if (!contactId) return [{ kind: 'ignored', what: 'own encrypted message to a group' }]
  return [
    {
      kind: 'message',
      direction: own ? 'out' : 'in',
      providerId: `chat:${id}`,
      threadKey: `dm:${contactId}`,
      visibility: 'private',
      contact: shapeAuthor(contactId, readIncludes(payload)),
      text: '🔒 X Chat: mensaje cifrado · encrypted message · mensagem criptografada',
      sentAt: readTime(payload.created_at_msec, payload.created_at),
      direct: true,
    },
  ]
}

export function parseRevoke({ payload }: Envelope, brand: Brand): InboundItem[] {
  const userId = idAt(payload, 'user_id')
  if (userId && userId !== brand.providerId) return [{ kind: 'ignored', what: 'revocation by somebody else' }]
  return [{ kind: 'trouble', reason: 'revoked', at: readTime(payload.date_time, payload.timestamp_ms) }]
}

/** A changed profile, when the event tells enough to name the person. */
export function parseProfileUpdate({ event_type, event_uuid, filter, payload, includes }: Envelope): InboundItem[] {
  const after = typeof payload.after === 'string' ? payload.after : ''
  const what = event_type.slice('profile.update.'.length)
  const changes: Record<string, Partial<Author>> = {
    screenname: { name: after },
    handle: { handle: after, profileUrl: `https://x.com/${after}` },
    profile_picture: { pictureUrl: after },
  }
  const people = readIncludes(includes)
  const change = changes[what]
  if (!filter.user_id || !change || after === '' || (!people.users.has(filter.user_id) && what === 'profile_picture')) {
    return [{ kind: 'ignored', what: event_type }]
  }
  const author = shapeAuthor(filter.user_id, people)
  const name = people.users.has(filter.user_id) ? author.name : after
  return [{ kind: 'profile', author: { ...author, name, ...change }, at: readTime(payload.timestamp_ms, event_uuid) }]
}
