import { shapeDmPush, shapeDmUsers } from '../rest/shape-dm.ts'
import { shapeMedia, shapePost } from '../rest/shape-post.ts'
import { shapeUser, wireTime } from '../rest/shape-user.ts'
import { readMentions } from '../world/read-entities.ts'
import { signedId } from '../world/seeded-random.ts'
import type { Happening, Post, World } from '../world/world.ts'

/** What happened, seen from one subscribed user. The content is written out once, and only when somebody is subscribed. */
export type ActivityEvent = {
  eventType: string
  userId: string
  subjectId: string
  uuid: string
  direction?: 'inbound' | 'outbound'
  content: () => string
}

const once = (write: () => string): (() => string) => {
  let text: string | undefined
  return () => {
    text ??= write()
    return text
  }
}

const users = (world: World, userIds: string[], baseUrl: string, wrapped: boolean): unknown[] =>
  [...new Set(userIds)].flatMap((userId) => {
    const user = world.users.get(userId)
    const shaped = user && shapeUser(user, baseUrl)
    return shaped ? [wrapped ? { data: shaped } : shaped] : []
  })

const content = (payload: unknown, includes?: unknown): string =>
  `"payload":${JSON.stringify(payload)}${includes ? `,"includes":${JSON.stringify(includes)}` : ''}`

function postContent(world: World, post: Post, baseUrl: string): string {
  const wrapped = world.settings.wrappedUsersShare > 0 && world.random() < world.settings.wrappedUsersShare
  const related = [post.inReplyToPostId, post.quotedPostId]
    .flatMap((postId) => world.posts.get(postId ?? '') ?? [])
    .filter((other) => other.deletedAtMs === undefined)
  const media = post.mediaKeys.flatMap((key) => world.mediaByKey.get(key) ?? []).map((found) => shapeMedia(found, baseUrl))
  const people = [post.authorId, ...related.map((other) => other.authorId), ...mentionedIds(world, post.text)]
  return content(shapePost(world, post), {
    users: users(world, people, baseUrl, wrapped),
    ...(related.length ? { tweets: related.map((other) => shapePost(world, other)) } : {}),
    ...(media.length ? { media } : {}),
  })
}

const mentionedIds = (world: World, text: string): string[] =>
  readMentions(text).flatMap((mention) => world.usersByName.get(mention.name.toLowerCase())?.userId ?? [])

/** A new post concerns its author, those it names in its own words, the one it answers and the one it quotes. */
function postEvents(world: World, post: Post, baseUrl: string): ActivityEvent[] {
  const write = once(() => postContent(world, post, baseUrl))
  const event = (eventType: string, userId: string): ActivityEvent => ({
    eventType,
    userId,
    subjectId: post.postId,
    uuid: post.postId,
    content: write,
  })
  const quotedAuthor = world.posts.get(post.quotedPostId ?? '')?.authorId
  const named = [...new Set(mentionedIds(world, post.typedText))].filter((userId) => userId !== post.authorId)
  return [
    event('post.create', post.authorId),
    ...named.map((userId) => event('post.mention.create', userId)),
    ...(post.inReplyToUserId && post.inReplyToUserId !== post.authorId ? [event('post.reply.create', post.inReplyToUserId)] : []),
    ...(quotedAuthor && quotedAuthor !== post.authorId ? [event('post.quote.create', quotedAuthor)] : []),
  ]
}

/** A deletion concerns its author alone; with `deletesReachMentioned` also everybody whom the post concerned. */
function deleteEvents(world: World, post: Post, baseUrl: string): ActivityEvent[] {
  const write = once(() => content({ id: post.postId, author_id: post.authorId }, { users: users(world, [post.authorId], baseUrl, true) }))
  const concerned = world.settings.deletesReachMentioned ? postEvents(world, post, baseUrl).map((event) => event.userId) : [post.authorId]
  return [...new Set(concerned)].map((userId) => ({
    eventType: 'post.delete',
    userId,
    subjectId: post.postId,
    uuid: signedId(world.random),
    content: write,
  }))
}

function likeEvents(world: World, happening: Extract<Happening, { kind: 'like' }>, baseUrl: string): ActivityEvent[] {
  const { post, userId, likeId, atMs } = happening
  const payload = {
    id: likeId,
    created_at: wireTime(atMs),
    timestamp_ms: String(atMs),
    liked_tweet_author_id: post.authorId,
    tweet_author_id: post.authorId,
    liked_tweet_id: post.postId,
  }
  const write = once(() => content(payload, { users: users(world, [userId, post.authorId], baseUrl, false), tweets: [shapePost(world, post)] }))
  const event = (who: string, direction: 'inbound' | 'outbound'): ActivityEvent => ({
    eventType: 'like.create',
    userId: who,
    direction,
    subjectId: likeId,
    uuid: signedId(world.random),
    content: write,
  })
  return [event(userId, 'outbound'), ...(userId === post.authorId ? [] : [event(post.authorId, 'inbound')])]
}

function dmEvents(world: World, happening: Extract<Happening, { kind: 'dm' | 'dm-read' | 'dm-typing' }>, baseUrl: string): ActivityEvent[] {
  const event = (eventType: string, userId: string, subjectId: string, write: () => string): ActivityEvent => ({
    eventType,
    userId,
    subjectId,
    uuid: signedId(world.random),
    content: write,
  })
  if (happening.kind === 'dm') {
    const { message } = happening
    const write = once(() => content(shapeDmPush(world, message, baseUrl)))
    return [event('dm.sent', message.senderId, message.dmEventId, write), event('dm.received', message.recipientId, message.dmEventId, write)]
  }
  if (happening.kind === 'dm-read') {
    const { readerId, senderId, lastReadId, atMs } = happening
    const receipt = {
      type: 'mark_read',
      created_timestamp: String(atMs),
      sender_id: readerId,
      target: { recipient_id: senderId },
      last_read_event_id: lastReadId,
    }
    const write = once(() => content({ direct_message_mark_read_events: [receipt], users: shapeDmUsers(world, [readerId, senderId], baseUrl) }))
    return [event('dm.read', senderId, lastReadId, write)]
  }
  const { senderId, recipientId, atMs } = happening
  const typing = { type: 'indicate_typing', created_timestamp: String(atMs), sender_id: senderId, target: { recipient_id: recipientId } }
  const write = once(() => content({ direct_message_indicate_typing_events: [typing], users: shapeDmUsers(world, [senderId, recipientId], baseUrl) }))
  return [event('dm.indicate_typing', recipientId, senderId, write)]
}

/** The events that a happening makes, one for each user it concerns. */
export function activityEvents(world: World, happening: Happening, baseUrl: string): ActivityEvent[] {
  switch (happening.kind) {
    case 'post':
    case 'edit':
      return postEvents(world, happening.post, baseUrl)
    case 'delete':
      return deleteEvents(world, happening.post, baseUrl)
    case 'like':
      return likeEvents(world, happening, baseUrl)
    case 'dm':
    case 'dm-read':
    case 'dm-typing':
      return dmEvents(world, happening, baseUrl)
    default:
      return []
  }
}
