import type { FastifyInstance } from 'fastify'
import { addMedia } from '../world/add-media.ts'
import { deletePost } from '../world/delete-post.ts'
import { editPost } from '../world/edit-post.ts'
import { likePost, unlikePost } from '../world/like-post.ts'
import { publishPost } from '../world/publish-post.ts'
import { dmConversationId, mayMessage, sendDm } from '../world/send-dm.ts'
import { announce, type Post, type World } from '../world/world.ts'
import { needText, needUser, refuse } from './refuse.ts'
import { viewDm, viewPost } from './view.ts'

type Body = Record<string, unknown>
type ById = { Params: { id: string } }

const needPost = (world: World, postId: unknown, key: string): Post => {
  const post = world.posts.get(String(postId))
  if (!post || post.deletedAtMs !== undefined) throw refuse(404, `${key}: there is no post [${String(postId)}]`)
  return post
}

const mediaKeys = (world: World, body: Body): string[] =>
  (Array.isArray(body.media_ids) ? body.media_ids : []).flatMap((mediaId) => world.media.get(String(mediaId))?.mediaKey ?? [])

function addPostActs(server: FastifyInstance, world: World): void {
  server.post('/_sim/posts', (request) => {
    const body = (request.body ?? {}) as Body
    const author = needUser(world, body.as, 'as')
    const post = publishPost(world, {
      authorId: author.userId,
      text: needText(body.text, 'text'),
      inReplyToPostId: body.reply_to ? needPost(world, body.reply_to, 'reply_to').postId : undefined,
      quotedPostId: body.quote ? needPost(world, body.quote, 'quote').postId : undefined,
      mediaKeys: mediaKeys(world, body),
    })
    return viewPost(world, post)
  })
  server.put<ById>('/_sim/posts/:id', (request) => {
    const edited = editPost(world, needPost(world, request.params.id, 'id').postId, needText((request.body as Body | null)?.text, 'text'))
    if (!edited) throw refuse(409, 'The post can no longer be edited: an hour or five edits have passed')
    return viewPost(world, edited)
  })
  server.delete<ById>('/_sim/posts/:id', (request) => ({ deleted: deletePost(world, request.params.id) }))
  server.post<ById>('/_sim/posts/:id/likes', (request) => {
    const post = needPost(world, request.params.id, 'id')
    likePost(world, needUser(world, (request.body as Body | null)?.as, 'as').userId, post)
    return viewPost(world, post)
  })
  server.delete<ById & { Querystring: { as?: string } }>('/_sim/posts/:id/likes', (request) => {
    const post = needPost(world, request.params.id, 'id')
    unlikePost(world, needUser(world, request.query.as, 'as').userId, post)
    return viewPost(world, post)
  })
  server.get<{ Querystring: { limit?: string; conversation?: string } }>('/_sim/posts', (request) => {
    const most = Math.min(Number(request.query.limit ?? 60), 500)
    const posts = []
    for (let place = world.timeline.length - 1; place >= 0 && posts.length < most; place -= 1) {
      const post = world.posts.get(world.timeline[place] ?? '')
      if (!post || post.deletedAtMs !== undefined || post.versions.at(-1) !== post.postId) continue
      if (request.query.conversation === undefined || post.conversationId === request.query.conversation) posts.push(viewPost(world, post))
    }
    return { posts }
  })
}

function addDmActs(server: FastifyInstance, world: World): void {
  server.post('/_sim/dms', (request) => {
    const body = (request.body ?? {}) as Body
    const [sender, recipient] = [needUser(world, body.as, 'as'), needUser(world, body.to, 'to')]
    if (!mayMessage(world, sender.userId, recipient.userId)) throw refuse(403, `@${recipient.username} takes no messages from @${sender.username}`)
    const keys = mediaKeys(world, body)
    const text = keys.length ? String(body.text ?? '') : needText(body.text, 'text')
    return viewDm(sendDm(world, { senderId: sender.userId, recipientId: recipient.userId, text, mediaKey: keys[0] }))
  })
  server.get<{ Querystring: { user?: string; with?: string } }>('/_sim/dms', (request) => {
    const [user, other] = [needUser(world, request.query.user, 'user'), needUser(world, request.query.with, 'with')]
    const conversation = dmConversationId(user.userId, other.userId)
    const messages = (world.dmsOf.get(user.userId) ?? []).flatMap((dmEventId) => world.dms.get(dmEventId) ?? [])
    const shown = messages.filter((message) => message.dmConversationId === conversation && !message.deletedBy.has(user.userId))
    return { messages: shown.slice(-200).map(viewDm) }
  })
  server.post('/_sim/dms/read', (request) => {
    const body = (request.body ?? {}) as Body
    const [reader, sender] = [needUser(world, body.as, 'as'), needUser(world, body.with, 'with')]
    const received = (world.dmsOf.get(reader.userId) ?? []).filter((dmEventId) => world.dms.get(dmEventId)?.senderId === sender.userId)
    const lastReadId = received.at(-1)
    if (lastReadId !== undefined)
      announce(world, { kind: 'dm-read', readerId: reader.userId, senderId: sender.userId, lastReadId, atMs: world.now() })
    return { last_read: lastReadId ?? null }
  })
  server.post('/_sim/dms/typing', (request) => {
    const body = (request.body ?? {}) as Body
    announce(world, {
      kind: 'dm-typing',
      senderId: needUser(world, body.as, 'as').userId,
      recipientId: needUser(world, body.to, 'to').userId,
      atMs: world.now(),
    })
    return { ok: true }
  })
}

/** Operators and the page act as any person of the network. */
export function addActRoutes(server: FastifyInstance, world: World): void {
  addPostActs(server, world)
  addDmActs(server, world)
  server.post('/_sim/media', { bodyLimit: 16 * 1024 * 1024 }, (request) => {
    const body = (request.body ?? {}) as Body
    const bytes = Buffer.from(needText(body.base64, 'base64'), 'base64')
    const media = addMedia(world, {
      ownerId: needUser(world, body.as, 'as').userId,
      mediaType: needText(body.media_type, 'media_type'),
      category: 'tweet_image',
      totalBytes: bytes.length,
      bytes,
    })
    return { media_id: media.mediaId, url: `/media/${media.mediaKey}` }
  })
}
