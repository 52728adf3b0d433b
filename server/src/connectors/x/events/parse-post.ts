import type { ConnectedAccount, InboundItem, InboundMessage, Quoted } from '../../channel.ts'
import { expandText } from './expand-text.ts'
import type { Includes } from './read-includes.ts'
import { readTime } from './read-time.ts'
import { shapeAuthor } from './shape-author.ts'
import { shapeFiles } from './shape-files.ts'
import type { Post } from './wire.ts'

export type Brand = Pick<ConnectedAccount, 'providerId' | 'handle'>

/**
 * A post as a message of its thread: of the customer, or the brand's own written elsewhere. A changed post has a new id and lists the
 * ids of all its versions; it is told as the first one, followed by its change, so that it is whole also when the first never came.
 */
export function parsePost(post: Post, includes: Includes, brand: Brand): InboundItem[] {
  const authorId = post.author_id
  if (!authorId) throw new Error(`post ${post.id} has no author`)
  if (referenceOf(post, 'retweeted')) return [{ kind: 'ignored', what: 'repost' }]
  const own = authorId === brand.providerId
  const contactId = own ? addressedPerson(post, includes, brand) : authorId
  if (!contactId) return [{ kind: 'ignored', what: 'own post to nobody' }]

  const message = shapeMessage(post, includes, brand, contactId)
  const edited = message.providerId !== post.id
  return edited
    ? [message, { kind: 'edit', providerId: message.providerId, text: message.text, at: timeOf(post), versionIds: versionsOf(post) }]
    : [message]
}

function shapeMessage(post: Post, includes: Includes, brand: Brand, contactId: string): InboundMessage {
  const own = post.author_id === brand.providerId
  const firstId = firstVersion(post)
  const repliedId = referenceOf(post, 'replied_to')
  const parent = repliedId ? includes.posts.get(repliedId) : undefined
  const handle = own ? brand.handle : includes.users.get(contactId)?.username
  return {
    kind: 'message',
    direction: own ? 'out' : 'in',
    providerId: firstId,
    threadKey: `post:${conversationOf(post, includes, own)}:${contactId}`,
    visibility: 'public',
    contact: shapeAuthor(contactId, includes, post.entities),
    text: textOf(post),
    sentAt: readTime(firstId, post.created_at),
    direct: own || answeredId(post, includes) === brand.providerId,
    replyToProviderId: parent ? firstVersion(parent) : repliedId,
    quoted: quotedOf(post, includes) ?? (parent && shapeQuoted(parent, includes)),
    url: `https://x.com/${handle ?? 'i'}/status/${post.id}`,
    files: shapeFiles(post.attachments?.media_keys, includes.media),
    flags: { summoned: own || isSummoned(post, includes, brand) },
  }
}

/** A quote of the brand begins a conversation of its own on the network; for us it belongs to that of the post it quotes. */
function conversationOf(post: Post, includes: Includes, own: boolean): string {
  const quoted = own && !referenceOf(post, 'replied_to') ? includes.posts.get(referenceOf(post, 'quoted') ?? '') : undefined
  const subject = quoted ?? post
  return subject.conversation_id ?? firstVersion(subject)
}

/** Whom the post answers, by its own word or by the post that it answers. */
function answeredId(post: Post, includes: Includes): string | undefined {
  return post.in_reply_to_user_id ?? includes.posts.get(referenceOf(post, 'replied_to') ?? '')?.author_id
}

/** Whom a post of the brand is for: who is answered, else who is quoted. */
function addressedPerson(post: Post, includes: Includes, brand: Brand): string | null {
  const addressed = answeredId(post, includes) ?? includes.posts.get(referenceOf(post, 'quoted') ?? '')?.author_id
  return addressed && addressed !== brand.providerId ? addressed : null
}

/** Whether the author named or quoted the brand, which self-serve plans demand before an answer. */
function isSummoned(post: Post, includes: Includes, brand: Brand): boolean {
  const handle = brand.handle.replace(/^@/, '').toLowerCase()
  const mentions = [...(post.entities?.mentions ?? []), ...(longForm(post)?.entities?.mentions ?? [])]
  if (mentions.some((one) => one.id === brand.providerId || (handle !== '' && one.username?.toLowerCase() === handle))) return true
  if (includes.posts.get(referenceOf(post, 'quoted') ?? '')?.author_id === brand.providerId) return true
  return /^\w+$/.test(handle) && new RegExp(`(^|[^\\w@])@${handle}(?!\\w)`, 'i').test(post.text)
}

function quotedOf(post: Post, includes: Includes): Quoted | undefined {
  const quoted = includes.posts.get(referenceOf(post, 'quoted') ?? '')
  return quoted && shapeQuoted(quoted, includes)
}

function shapeQuoted(post: Post, includes: Includes): Quoted {
  const author = post.author_id ? shapeAuthor(post.author_id, includes) : undefined
  return {
    providerId: firstVersion(post),
    author: author?.handle ? `@${author.handle}` : (author?.name ?? ''),
    text: textOf(post),
    url: `https://x.com/${author?.handle ?? 'i'}/status/${post.id}`,
  }
}

const longForm = (post: Post) => post.note_tweet ?? post.note_post

/** The whole text, without the links that only stand for its media or for the post it quotes. */
function textOf(post: Post): string {
  const long = longForm(post)
  const quotedId = referenceOf(post, 'quoted')
  const mediaLink = /\/status\/\d+\/(photo|video)\/\d+$/
  return expandText(long?.text ?? post.text, {
    entities: long?.entities ?? post.entities,
    shownFrom: post.display_text_range?.[0],
    isShownBeside: (url, hasMedia) => hasMedia || mediaLink.test(url) || (quotedId !== undefined && url.endsWith(`/status/${quotedId}`)),
  })
}

function referenceOf(post: Post, type: string): string | undefined {
  return (post.referenced_tweets ?? post.referenced_posts)?.find((reference) => reference.type === type)?.id
}

/** The description speaks of posts, the payloads of tweets. */
function firstVersion(post: Post): string {
  return versionsOf(post)[0] ?? post.id
}

const versionsOf = (post: Post) => post.edit_history_tweet_ids ?? post.edit_history_post_ids ?? []

const timeOf = (post: Post): Date => readTime(post.id, post.created_at)
