import { deletePost } from '../world/delete-post.ts'
import { likePost, unlikePost } from '../world/like-post.ts'
import type { Post, World } from '../world/world.ts'
import { requireSelf } from './authenticate.ts'
import { createPost } from './create-post.ts'
import { type Answer, addEndpoint, type Call, type RestKit } from './endpoint.ts'
import { forbidden, invalidRequest, notFound, notFoundBody } from './problems.ts'
import { readIncludes, readPost } from './reads.ts'

export function livingPost(world: World, postId: string, parameter = 'id'): Post {
  const post = world.posts.get(postId)
  if (!post || post.deletedAtMs !== undefined) throw notFound('tweet', parameter, postId)
  return post
}

function removePost(world: World, call: Call): Answer {
  const post = livingPost(world, call.params.id ?? '')
  if (post.authorId !== call.user.userId) throw forbidden('You are not authorized to delete this Tweet.')
  deletePost(world, post.postId)
  return { body: { data: { deleted: true } } }
}

/** A reply can be hidden by the author of the post that opened its conversation. */
function hideReply(world: World, call: Call): Answer {
  const post = livingPost(world, call.params.id ?? '')
  const root = world.posts.get(post.conversationId)
  if (!post.inReplyToPostId || root?.authorId !== call.user.userId) {
    throw forbidden('You are not allowed to hide this reply: it is not part of a conversation you started.')
  }
  if (typeof call.body.hidden !== 'boolean') throw invalidRequest('hidden', call.body.hidden, 'The `hidden` field must be a boolean')
  const hidden = call.body.hidden
  for (const versionId of post.versions) {
    const version = world.posts.get(versionId)
    if (version) version.hidden = hidden
  }
  for (const listener of world.listeners) listener({ kind: 'hide', post })
  return { body: { data: { hidden } } }
}

function like(world: World, call: Call): Answer {
  requireSelf(call.user, call.params.id ?? '')
  if (call.app.tier === 'self-serve') throw forbidden('Likes are not available at your access level.')
  likePost(world, call.user.userId, livingPost(world, String(call.body.tweet_id ?? ''), 'tweet_id'))
  return { body: { data: { liked: true } } }
}

function unlike(world: World, call: Call): Answer {
  requireSelf(call.user, call.params.id ?? '')
  unlikePost(world, call.user.userId, livingPost(world, call.params.tweet_id ?? '', 'tweet_id'))
  return { body: { data: { liked: false } } }
}

/** Posts found and, for the others, the problems that stand beside them in a 200. */
function lookUp(kit: RestKit, ids: string[], call: Call, parameter: string): Answer {
  const found = ids.flatMap((id) => kit.world.posts.get(id) ?? []).filter((post) => post.deletedAtMs === undefined)
  const errors = ids.filter((id) => !found.some((post) => post.postId === id)).map((id) => notFoundBody('tweet', parameter, id))
  const includes = readIncludes(kit.world, found, call.query, kit.baseUrl())
  const data = found.map((post) => readPost(kit.world, post, call.query))
  const one = parameter === 'id'
  return {
    body: {
      ...(one ? (data[0] ? { data: data[0] } : {}) : data.length ? { data } : {}),
      ...(includes ? { includes } : {}),
      ...(errors.length ? { errors } : {}),
    },
  }
}

/** Posts: write, read, delete, hide, like. */
export function addPostRoutes(kit: RestKit): void {
  const { world } = kit
  addEndpoint(kit, { method: 'POST', url: '/2/tweets', needs: 'user', handle: (call) => createPost(world, call) })
  addEndpoint(kit, { method: 'DELETE', url: '/2/tweets/:id', needs: 'user', handle: (call) => removePost(world, call) })
  addEndpoint(kit, { method: 'PUT', url: '/2/tweets/:id/hidden', needs: 'user', handle: (call) => hideReply(world, call) })
  addEndpoint(kit, { method: 'POST', url: '/2/users/:id/likes', needs: 'user', handle: (call) => like(world, call) })
  addEndpoint(kit, { method: 'DELETE', url: '/2/users/:id/likes/:tweet_id', needs: 'user', handle: (call) => unlike(world, call) })
  addEndpoint(kit, { method: 'GET', url: '/2/tweets/:id', needs: 'either', handle: (call) => lookUp(kit, [call.params.id ?? ''], call, 'id') })
  addEndpoint(kit, {
    method: 'GET',
    url: '/2/tweets',
    needs: 'either',
    handle: (call) => {
      const ids = (call.query.ids ?? '').split(',').filter(Boolean)
      if (ids.length === 0 || ids.length > 100)
        throw invalidRequest('ids', call.query.ids ?? '', 'The `ids` query parameter must hold between 1 and 100 ids')
      return lookUp(kit, ids, call, 'ids')
    },
  })
}
