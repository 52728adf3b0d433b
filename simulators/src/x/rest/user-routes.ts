import { findUser } from '../world/add-user.ts'
import { requireSelf } from './authenticate.ts'
import { type Answer, addEndpoint, type Call, type RestKit } from './endpoint.ts'
import { invalidRequest, notFound, notFoundBody } from './problems.ts'
import { pageOf, pageToken, readCount, readIncludes, readPost, readUser } from './reads.ts'

function answerUser(kit: RestKit, call: Call, userId: string | undefined, parameter: string, value: string): Answer {
  const data = userId === undefined ? undefined : readUser(kit.world, userId, call.query, kit.baseUrl())
  return { body: data ? { data } : { errors: [notFoundBody('user', parameter, value)] } }
}

/** Newest first; only the latest version of each post, and none that was deleted. */
function mentions(kit: RestKit, call: Call): Answer {
  const userId = call.params.id ?? ''
  if (!kit.world.users.has(userId)) throw notFound('user', 'id', userId)
  if (call.query.since_id !== undefined && !/^\d{1,19}$/.test(call.query.since_id)) {
    throw invalidRequest('since_id', call.query.since_id, `The \`since_id\` query parameter value [${call.query.since_id}] is not valid`)
  }
  const size = readCount(call.query, 'max_results', 5, 100, 10)
  const shown = (kit.world.mentionsOf.get(userId) ?? []).filter((postId) => {
    const post = kit.world.posts.get(postId)
    return post && post.deletedAtMs === undefined && post.versions.at(-1) === postId
  })
  const page = pageOf(shown, call.query, size)
  const posts = page.ids.flatMap((postId) => kit.world.posts.get(postId) ?? [])
  const includes = readIncludes(kit.world, posts, call.query, kit.baseUrl())
  const [newest, oldest] = [page.ids[0], page.ids.at(-1)]
  const meta = {
    result_count: posts.length,
    ...(newest && oldest ? { newest_id: newest, oldest_id: oldest, ...(page.more ? { next_token: pageToken(oldest) } : {}) } : {}),
  }
  return {
    body: { ...(posts.length ? { data: posts.map((post) => readPost(kit.world, post, call.query)) } : {}), ...(includes ? { includes } : {}), meta },
  }
}

function mute(kit: RestKit, call: Call, muting: boolean): Answer {
  requireSelf(call.user, call.params.id ?? call.params.source_user_id ?? '')
  const targetId = muting ? String(call.body.target_user_id ?? '') : (call.params.target_user_id ?? '')
  if (!kit.world.users.has(targetId)) throw notFound('user', 'target_user_id', targetId)
  const key = `${call.user.userId}:${targetId}`
  if (muting) kit.world.mutes.add(key)
  else kit.world.mutes.delete(key)
  return { body: { data: { muting } } }
}

/** The one who calls stops, or starts again, taking messages from the user of the path. */
function blockDms(kit: RestKit, call: Call, blocked: boolean): Answer {
  const targetId = call.params.id ?? ''
  if (!kit.world.users.has(targetId)) throw notFound('user', 'id', targetId)
  const key = `${call.user.userId}:${targetId}`
  if (blocked) kit.world.dmBlocks.add(key)
  else kit.world.dmBlocks.delete(key)
  return { body: { data: { blocked } } }
}

/** People: look up, mentions of them, mute, refuse their messages. */
export function addUserRoutes(kit: RestKit): void {
  const add = (method: 'GET' | 'POST' | 'DELETE', url: string, needs: 'user' | 'either', handle: (call: Call) => Answer) =>
    addEndpoint(kit, { method, url, needs, handle })
  add('GET', '/2/users/me', 'user', (call) => answerUser(kit, call, call.user.userId, 'id', call.user.userId))
  add('GET', '/2/users/:id', 'either', (call) => answerUser(kit, call, call.params.id, 'id', call.params.id ?? ''))
  add('GET', '/2/users/by/username/:username', 'either', (call) => {
    const name = call.params.username ?? ''
    return answerUser(kit, call, kit.world.usersByName.get(name.toLowerCase())?.userId, 'username', name)
  })
  add('GET', '/2/users', 'either', (call) => {
    const ids = (call.query.ids ?? '').split(',').filter(Boolean)
    const data = ids.flatMap((userId) => readUser(kit.world, userId, call.query, kit.baseUrl()) ?? [])
    const errors = ids.filter((userId) => !findUser(kit.world, userId)).map((userId) => notFoundBody('user', 'ids', userId))
    return { body: { ...(data.length ? { data } : {}), ...(errors.length ? { errors } : {}) } }
  })
  add('GET', '/2/users/:id/mentions', 'either', (call) => mentions(kit, call))
  add('POST', '/2/users/:id/muting', 'user', (call) => mute(kit, call, true))
  add('DELETE', '/2/users/:source_user_id/muting/:target_user_id', 'user', (call) => mute(kit, call, false))
  add('POST', '/2/users/:id/dm/block', 'user', (call) => blockDms(kit, call, true))
  add('POST', '/2/users/:id/dm/unblock', 'user', (call) => blockDms(kit, call, false))
}
