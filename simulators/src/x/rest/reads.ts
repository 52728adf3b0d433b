import { compareIds } from '../world/snowflake.ts'
import type { Post, World } from '../world/world.ts'
import type { Query } from './endpoint.ts'
import { invalidRequest } from './problems.ts'
import { shapeMedia, shapePost } from './shape-post.ts'
import { pickFields, shapeUser } from './shape-user.ts'

const POST_ALWAYS = ['id', 'text', 'edit_history_tweet_ids']
const USER_ALWAYS = ['id', 'name', 'username']
const MEDIA_ALWAYS = ['media_key', 'type']

/** A whole number of the query within bounds, or a refusal in the network's words. */
export function readCount(query: Query, name: string, least: number, most: number, usual: number): number {
  const given = query[name]
  if (given === undefined) return usual
  const count = Number(given)
  if (Number.isInteger(count) && count >= least && count <= most) return count
  throw invalidRequest(name, given, `The \`${name}\` query parameter value [${given}] is not between ${least} and ${most}`)
}

const PAGE_PREFIX = '7140dibdnow9c7'
/** A page mark: opaque to readers, carries the last id given. */
export const pageToken = (lastId: string): string => `${PAGE_PREFIX}${BigInt(lastId).toString(36)}`

/** The id a page mark carries. */
export function readPageToken(query: Query): string | undefined {
  const token = query.pagination_token ?? query.next_token
  if (token === undefined) return undefined
  const digits = token.startsWith(PAGE_PREFIX) ? token.slice(PAGE_PREFIX.length) : ''
  if (!/^[0-9a-z]+$/.test(digits))
    throw invalidRequest('pagination_token', token, `The \`pagination_token\` query parameter value [${token}] is not valid`)
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n).toString()
}

/** Newest first, after a page mark, between ids. */
export function pageOf(ids: readonly string[], query: Query, size: number): { ids: string[]; more: boolean } {
  const before = readPageToken(query)
  const picked: string[] = []
  for (let place = ids.length - 1; place >= 0; place -= 1) {
    const id = ids[place] ?? ''
    if (query.since_id !== undefined && compareIds(id, query.since_id) <= 0) break
    if (query.until_id !== undefined && compareIds(id, query.until_id) >= 0) continue
    if (before !== undefined && compareIds(id, before) >= 0) continue
    if (picked.length === size) return { ids: picked, more: true }
    picked.push(id)
  }
  return { ids: picked, more: false }
}

export const readUser = (world: World, userId: string, query: Query, baseUrl: string): Record<string, unknown> | undefined => {
  const user = world.users.get(userId)
  return user && pickFields(shapeUser(user, baseUrl), USER_ALWAYS, query['user.fields'])
}

export const readPost = (world: World, post: Post, query: Query): Record<string, unknown> =>
  pickFields(
    shapePost(world, post),
    [...POST_ALWAYS, ...(query.expansions?.includes('author_id') ? ['author_id'] : [])],
    query['tweet.fields'] ?? query['post.fields'],
  )

/** Objects that the asked expansions bring along; undefined when there are none. */
export function readIncludes(world: World, posts: Post[], query: Query, baseUrl: string): Record<string, unknown> | undefined {
  const asked = new Set((query.expansions ?? '').split(','))
  const referenced = posts.flatMap((post) => [post.inReplyToPostId, post.quotedPostId]).flatMap((postId) => world.posts.get(postId ?? '') ?? [])
  const shown = asked.has('referenced_tweets.id') ? referenced.filter((post) => post.deletedAtMs === undefined) : []
  const userIds = new Set<string>()
  for (const post of posts) {
    if (asked.has('author_id')) userIds.add(post.authorId)
    if (asked.has('in_reply_to_user_id') && post.inReplyToUserId) userIds.add(post.inReplyToUserId)
  }
  if (asked.has('referenced_tweets.id.author_id')) for (const post of shown) userIds.add(post.authorId)
  const users = [...userIds].flatMap((userId) => readUser(world, userId, query, baseUrl) ?? [])
  const keys = asked.has('attachments.media_keys') ? posts.flatMap((post) => post.mediaKeys) : []
  const media = keys.flatMap((key) => {
    const found = world.mediaByKey.get(key)
    return found ? [pickFields(shapeMedia(found, baseUrl), MEDIA_ALWAYS, query['media.fields'])] : []
  })
  const includes = {
    ...(users.length ? { users } : {}),
    ...(shown.length ? { tweets: [...new Set(shown)].map((post) => readPost(world, post, query)) } : {}),
    ...(media.length ? { media } : {}),
  }
  return Object.keys(includes).length ? includes : undefined
}
