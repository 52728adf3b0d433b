import type { InboundItem, InboundMessage, RemoteFile, Topic } from '../../../channel.ts'
import { asList, asRecord, idOf, momentOf, textOf } from '../../graph/read-json.ts'
import { publicThread } from '../../messaging/thread-keys.ts'
import { shapeAuthor } from './shape-author.ts'

type Value = Record<string, unknown>

/** The Page whose events are read; `at` is when the event was sent. */
export interface Page {
  providerId: string
  handle: string
}

interface Told {
  page: Page
  at: Date
  value: Value
}

const POSTS = new Set(['post', 'status', 'photo', 'video', 'share', 'album', 'note', 'link', 'event', 'story', 'reel'])
const CHANGED = new Set(['edit', 'edited', 'update'])
const GONE = new Set(['remove', 'delete'])
const EMOJI: Readonly<Record<string, string>> = { like: '👍', love: '❤️', wow: '😮', haha: '😆', sorry: '😢', sad: '😢', anger: '😠', care: '🤗' }
/** The network counts whole seconds: what follows something of the same second comes after it. */
const WITHIN_SECOND_MS = { add: 0, edit: 1, remove: 2 } as const

/** What stands on the Page's wall and below it: posts, comments, reactions. */
export function parseFeed(told: Told): InboundItem[] {
  const { value } = told
  const item = textOf(value.item) ?? 'nothing'
  if (item === 'comment') return parseWritten(told, needed(value.comment_id, 'comment'), textOf(value.post_id))
  if (item === 'reaction' || item === 'like') return parseReaction(told)
  if (POSTS.has(item)) return parsePost(told)
  return [{ kind: 'ignored', what: `feed ${item}` }]
}

/** The Page is named in a post or comment elsewhere, often without a word of by whom. */
export function parseMention(told: Told): InboundItem[] {
  const { value } = told
  const commentId = idOf(value.comment_id)
  const id = commentId ?? needed(value.post_id ?? value.share_id, 'mention')
  return parseWritten(told, id, idOf(value.post_id), { direct: false })
}

function parsePost(told: Told): InboundItem[] {
  const { page, value, at } = told
  const postId = needed(value.post_id ?? value.share_id, 'post')
  if (shapeAuthor(value, postId).key !== page.providerId) return parseWritten(told, postId, undefined)
  if (GONE.has(verbOf(value))) return [{ kind: 'ignored', what: 'own post removed' }]
  const [file] = filesOf(value)
  const pictureUrl = file?.kind === 'image' ? file.url : undefined
  const topic: Topic = {
    providerId: postId,
    text: wordsOf(value, []) || undefined,
    url: linkOf(value),
    pictureUrl,
    at: momentOf(value.created_time, at.getTime()),
  }
  return [{ kind: 'topic', topic }]
}

/** A post, comment or mention by what happened to it. One that changed is told whole before its change, for the first may never have come. */
function parseWritten(told: Told, providerId: string, postId: string | undefined, more: { direct?: boolean } = {}): InboundItem[] {
  const { value, at } = told
  const verb = verbOf(value)
  if (GONE.has(verb)) return [{ kind: 'delete', providerId, at: latestOf(value.created_time, at) }]
  if (verb === 'hide' || verb === 'unhide') return [{ kind: 'hidden', providerId, hidden: verb === 'hide', at: latestOf(value.created_time, at) }]
  if (verb !== 'add' && !CHANGED.has(verb)) return [{ kind: 'ignored', what: `${textOf(value.item) ?? 'mention'} ${verb}` }]
  const message = shapeWritten(told, providerId, postId, more.direct ?? true)
  if (!message) return [{ kind: 'ignored', what: 'own comment to nobody' }]
  if (verb === 'add') return [message]
  // Whole seconds again: a change is later than what it changes.
  const changedAt = new Date(latestOf(value.edited_time, at).getTime() + 999)
  return [message, { kind: 'edit', providerId, text: message.text, at: changedAt }]
}

/** The Page's own comment names what it answers and not whom: whoever wrote that is found by `references`. */
function shapeWritten({ page, value, at }: Told, providerId: string, postId: string | undefined, direct: boolean): InboundMessage | undefined {
  const author = shapeAuthor(value, providerId)
  const own = author.key === page.providerId
  const parentId = idOf(value.parent_id)
  const answeredId = parentId !== postId && parentId !== page.providerId ? parentId : undefined
  const references = [answeredId, postId].filter((id): id is string => id !== undefined)
  if (own && references.length === 0) return undefined
  const files = filesOf(value)
  return {
    kind: 'message',
    direction: own ? 'out' : 'in',
    providerId,
    threadKey: publicThread(postId ?? providerId, author.key),
    visibility: 'public',
    contact: own ? { key: page.providerId, name: page.handle || page.providerId } : author,
    text: wordsOf(value, files),
    sentAt: momentOf(value.created_time, at.getTime()),
    direct: own || direct,
    replyToProviderId: answeredId ?? (own ? postId : undefined),
    references: own ? references : undefined,
    url: linkOf(value),
    files: files.length > 0 ? files : undefined,
    topic: postId && postId !== providerId ? { providerId: postId, url: textOf(asRecord(value.post).permalink_url) } : undefined,
  }
}

/** What people feel about a comment. About a post of the Page thousands do, and nobody answers them: those are left out. */
function parseReaction({ page, value }: Told): InboundItem[] {
  const commentId = idOf(value.comment_id)
  if (!commentId) return [{ kind: 'ignored', what: 'reaction on a post' }]
  const { key: authorKey } = shapeAuthor(value, commentId)
  if (authorKey === page.providerId) return [{ kind: 'ignored', what: 'own reaction' }]
  const verb = verbOf(value)
  const gone = GONE.has(verb)
  const order = WITHIN_SECOND_MS[gone ? 'remove' : CHANGED.has(verb) ? 'edit' : 'add']
  const at = new Date(momentOf(value.created_time).getTime() + order)
  return [{ kind: 'reaction', providerId: commentId, authorKey, emoji: gone ? null : (EMOJI[textOf(value.reaction_type) ?? 'like'] ?? '👍'), at }]
}

/** Its words, and the link that it shares when that stands neither in them nor for one of its files. */
function wordsOf(value: Value, files: readonly RemoteFile[]): string {
  const text = textOf(value.message) ?? ''
  const link = textOf(value.link)
  if (!link || text.includes(link) || files.some((file) => file.url === link) || value.item === 'photo' || value.item === 'video') return text
  return text === '' ? link : `${text}\n${link}`
}

function filesOf(value: Value): RemoteFile[] {
  const pictures = [...new Set([textOf(value.photo), ...asList(value.photos).map((one) => textOf(one) ?? textOf(asRecord(one).url))])]
  const film = textOf(value.video)
  return [...pictures.flatMap((url): RemoteFile[] => (url ? [{ kind: 'image', url }] : [])), ...(film ? [{ kind: 'video' as const, url: film }] : [])]
}

/** Where it stands: the network tells that of posts, and of a comment it follows from its id. */
function linkOf(value: Value): string | undefined {
  const link = textOf(asRecord(value.post).permalink_url) ?? textOf(value.permalink_url)
  const postId = idOf(value.post_id)
  const commentId = idOf(value.comment_id)?.split('_').at(-1)
  const base = link ?? (postId ? `https://www.facebook.com/${postId}` : undefined)
  if (!base || !commentId) return base
  return `${base}${base.includes('?') ? '&' : '?'}comment_id=${commentId}`
}

const verbOf = (value: Value) => textOf(value.verb) ?? 'add'

/** The later of an event's own moment and of when it was sent, for the first may be when the thing itself was made. */
const latestOf = (mark: unknown, at: Date) => new Date(Math.max(momentOf(mark).getTime(), at.getTime()))

/** The id without which an event is about nothing. */
export function needed(value: unknown, what: string): string {
  const id = idOf(value)
  if (!id) throw new Error(`a ${what} without id`)
  return id
}
