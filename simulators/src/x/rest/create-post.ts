import { EDIT_WINDOW_MS, editPost } from '../world/edit-post.ts'
import { mentionedUserIds, publishPost } from '../world/publish-post.ts'
import { weightedLength } from '../world/weighted-length.ts'
import type { Post, User, World } from '../world/world.ts'
import type { Answer, Body, Call } from './endpoint.ts'
import { forbidden, invalidRequest } from './problems.ts'
import { takeMedia } from './take-media.ts'

const KNOWN_KEYS = new Set(
  `card_uri community_id direct_message_deep_link edit_options for_super_followers_only geo made_with_ai media nullcast
  paid_partnership poll quote_tweet_id reply reply_settings share_with_followers text`.split(/\s+/),
)

/** How far back a repeated text is refused. */
const DUPLICATE_WINDOW_MS = 6 * 60 * 60 * 1000
const MOST_LOOKED_BACK = 2000

const asObject = (value: unknown): Body => (typeof value === 'object' && value !== null ? (value as Body) : {})
const asId = (value: unknown): string | undefined => (value === undefined ? undefined : String(value))

function checkText(user: User, text: string, hasMedia: boolean): void {
  if (text === '' && !hasMedia) throw invalidRequest('text', '', 'The `text` field must not be empty when there is no media')
  const most = user.premium ? 25_000 : 280
  if (weightedLength(text) > most)
    throw forbidden(
      'Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.',
    )
}

function checkDuplicate(world: World, user: User, text: string, inReplyToPostId: string | undefined): void {
  const since = world.now() - DUPLICATE_WINDOW_MS
  let looked = 0
  for (let place = world.timeline.length - 1; place >= 0 && looked < MOST_LOOKED_BACK; place -= 1) {
    const post = world.posts.get(world.timeline[place] ?? '')
    looked += 1
    if (!post || post.createdAtMs < since) return
    const same = post.authorId === user.userId && post.typedText === text && post.inReplyToPostId === inReplyToPostId
    if (same && post.deletedAtMs === undefined) throw forbidden('You are not allowed to create a Tweet with duplicate content.')
  }
}

/** The author of the post above asked for the answer: it names the account or quotes one of its posts, or is the account's own. */
export function summoned(world: World, user: User, parent: Post): boolean {
  if (parent.authorId === user.userId) return true
  const named = world.settings.replySummons
    ? mentionedUserIds(world, parent)
    : mentionedUserIds(world, { authorId: parent.authorId, text: parent.typedText, inReplyToUserId: undefined })
  return named.includes(user.userId) || world.posts.get(parent.quotedPostId ?? '')?.authorId === user.userId
}

function checkReply(world: World, call: Call, inReplyToPostId: string): void {
  const parent = world.posts.get(inReplyToPostId)
  if (!parent || parent.deletedAtMs !== undefined) throw forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.')
  if (call.app.tier === 'self-serve' && !summoned(world, call.user, parent)) {
    throw forbidden(
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    )
  }
}

function accept(world: World, post: Post): Answer {
  world.accepted.push({
    index: world.accepted.length,
    kind: 'post',
    id: post.postId,
    authorId: post.authorId,
    text: post.typedText,
    target: post.inReplyToPostId ?? null,
    quote: post.quotedPostId ?? null,
    at: world.now(),
  })
  return { status: 201, body: { data: { id: post.postId, text: post.text, edit_history_tweet_ids: post.versions } } }
}

/** Publishes, or replaces an own post within its hour; refuses what the network refuses. */
export function createPost(world: World, call: Call): Answer {
  const unknown = Object.keys(call.body).find((key) => !KNOWN_KEYS.has(key))
  if (unknown !== undefined)
    throw invalidRequest(
      unknown,
      call.body[unknown],
      `$.${unknown}: is not defined in the schema and the schema does not allow additional properties`,
    )
  const text = call.body.text ?? ''
  if (typeof text !== 'string') throw invalidRequest('text', text, '$.text: must be a string')
  const inReplyToPostId = asId(asObject(call.body.reply).in_reply_to_tweet_id)
  const quotedPostId = asId(call.body.quote_tweet_id)
  const mediaKeys = takeMedia(world, call.user, asObject(call.body.media).media_ids)
  checkText(call.user, text, mediaKeys.length > 0)
  if (quotedPostId !== undefined && call.app.tier === 'self-serve') throw forbidden('Quote posts are not available at your access level.')
  const previousId = asId(asObject(call.body.edit_options).previous_post_id)
  if (previousId !== undefined) return replacePost(world, call.user, previousId, text)
  if (inReplyToPostId !== undefined) checkReply(world, call, inReplyToPostId)
  checkDuplicate(world, call.user, text, inReplyToPostId)
  return accept(world, publishPost(world, { authorId: call.user.userId, text, inReplyToPostId, quotedPostId, mediaKeys }))
}

function replacePost(world: World, user: User, previousId: string, text: string): Answer {
  const previous = world.posts.get(previousId)
  if (previous?.authorId !== user.userId || !user.premium) throw forbidden('You are not authorized to edit this Tweet.')
  const edited = editPost(world, previousId, text)
  if (!edited) throw forbidden(`The Tweet can no longer be edited: its ${EDIT_WINDOW_MS / 60_000} minutes or its edits are used up.`)
  return accept(world, edited)
}
