import { addFile } from '../world/add-file.ts'
import type { Page } from '../world/assets.ts'
import { deleteComment, editComment, hideComment, react, writeComment } from '../world/comments.ts'
import type { Comment, Post } from '../world/content.ts'
import { deletePost, editPost, hidePost, publishPost } from '../world/posts.ts'
import { accept, type World } from '../world/world.ts'
import { type Call, type Endpoint, feedArea, listOf, textOf } from './endpoint.ts'
import { badParam, missing, refused } from './errors.ts'
import { pick } from './fields.ts'
import { page as pageOf } from './paging.ts'
import { COMMENT_USUAL, IG_COMMENT_USUAL, MEDIA_USUAL, POST_USUAL, shapeComment, shapeInstagramComment, shapeMedia, shapePost } from './shape-feed.ts'

const ENGAGE = ['pages_manage_engagement', 'instagram_manage_comments', 'instagram_business_manage_comments']
const READ = ['pages_read_engagement', 'pages_read_user_content', 'instagram_basic', 'instagram_business_basic']
/** Longest comments of the two networks. */
const MOST_CHARS = { facebook: 8000, instagram: 2200 } as const

const wallPage = (world: World, post: Post): Page | undefined => {
  const asset = world.assets.get(post.assetId ?? post.names[0] ?? '')
  return asset?.kind === 'page' ? asset : undefined
}
const alive = <T extends Post | Comment>(thing: T, method: string): T => {
  if (thing.deletedAtMs !== undefined) throw missing(method, thing.id)
  return thing
}
const actingAsset = (call: Call<Post | Comment>): string => call.node.assetId ?? call.token.meId

export function shapeAny(call: Pick<Call<unknown>, 'world' | 'fields' | 'baseUrl'>, thing: Post | Comment): Record<string, unknown> {
  const { world, fields, baseUrl } = call
  const post = thing.kind === 'post' ? thing : world.posts.get(thing.postId)
  const account = world.assets.get(post?.assetId ?? post?.names[0] ?? '')
  const instagram = account?.kind === 'instagram' ? account : undefined
  if (thing.kind === 'post')
    return thing.network === 'facebook'
      ? pick(shapePost(world, wallPage(world, thing), thing, baseUrl), fields, POST_USUAL)
      : pick(shapeMedia(world, instagram, thing, baseUrl), fields, MEDIA_USUAL)
  return thing.network === 'facebook'
    ? pick(shapeComment(world, post && wallPage(world, post), thing, baseUrl), fields, COMMENT_USUAL)
    : pick(shapeInstagramComment(world, instagram, thing), fields, IG_COMMENT_USUAL)
}

/** The asset's own comment below a post or another comment. */
function answer(call: Call<Post | Comment>): unknown {
  const { world, node, params } = call
  alive(node, 'POST')
  const post = node.kind === 'post' ? node : world.posts.get(node.postId)
  if (!post) throw missing('POST', node.id)
  const text = textOf(params.message) ?? ''
  const picture = textOf(params.attachment_url) ?? textOf(params.attachment_id) ?? textOf(params.attachment_share_url)
  if (!text && !picture) throw badParam('The parameter message is required')
  const most = MOST_CHARS[post.network]
  if ([...text].length > most) throw badParam(`Param message must be at most ${most} characters`)
  if (!post.commentsEnabled) throw refused({ status: 400, code: 100, subcode: 2207082, message: 'Comments are disabled for this media.' })
  const attached =
    picture && !world.files.has(picture)
      ? addFile(world, { bytes: Buffer.from(picture), mime: 'image/jpeg', assetId: actingAsset(call), byAsset: true }).fileId
      : picture
  const comment = writeComment(world, {
    post,
    parent: node.kind === 'comment' ? node : undefined,
    authorId: undefined,
    text,
    fileIds: attached ? [attached] : [],
  })
  accept(world, { kind: 'comment', network: post.network, id: comment.id, assetId: actingAsset(call), text, target: node.id, metadata: null })
  return { id: comment.id }
}

function change(call: Call<Comment | Post>): unknown {
  const { world, node, params } = call
  alive(node, 'POST')
  const ledger = { network: node.network, id: node.id, assetId: actingAsset(call), target: node.id, metadata: null }
  const hide = textOf(node.network === 'facebook' ? params.is_hidden : params.hide)
  if (hide !== undefined) {
    if (node.authorId === undefined && node.kind === 'comment' && node.network === 'facebook') throw badParam("You can't hide your own comment")
    if (node.kind === 'comment') hideComment(world, node, hide === 'true')
    else hidePost(world, node, hide === 'true')
    accept(world, { ...ledger, kind: hide === 'true' ? 'hide' : 'unhide', text: '' })
    return { success: true }
  }
  if (node.kind === 'post' && node.network === 'instagram' && textOf(params.comment_enabled) !== undefined) {
    node.commentsEnabled = textOf(params.comment_enabled) === 'true'
    return { success: true }
  }
  const text = textOf(params.message)
  if (text === undefined || node.network === 'instagram') throw badParam('Nothing to update')
  if (node.authorId !== undefined) throw refused({ status: 403, code: 200, message: "(#200) You can't edit other people's content" })
  if (node.kind === 'comment') editComment(world, node, text)
  else editPost(world, node, text)
  accept(world, { ...ledger, kind: 'edit', text })
  return { success: true }
}

function remove(call: Call<Comment | Post>): unknown {
  const { world, node } = call
  const gone = node.kind === 'comment' ? deleteComment(world, node) : deletePost(world, node)
  if (!gone) throw missing('DELETE', node.id)
  accept(world, { kind: 'delete', network: node.network, id: node.id, assetId: actingAsset(call), text: '', target: node.id, metadata: null })
  return { success: true }
}

function like(call: Call<Comment | Post>, on: boolean): unknown {
  const { world, node } = call
  alive(node, 'POST')
  // Instagram lets nobody like a comment through the API.
  if (node.network === 'instagram') throw missing('POST', node.id)
  react(world, node, actingAsset(call), on ? 'like' : undefined)
  const ledger = { network: node.network, id: node.id, assetId: actingAsset(call), text: '', target: node.id, metadata: null }
  accept(world, { ...ledger, kind: on ? 'like' : 'unlike' })
  return { success: true }
}

/** Comments of a post, or answers of a comment. `filter=stream` gives both levels. */
function listComments(call: Call<Post | Comment>): unknown {
  const { world, node, params } = call
  alive(node, 'GET')
  const ids = node.kind === 'post' ? node.commentIds : node.replyIds
  const all = ids.flatMap((id) => world.comments.get(id) ?? []).filter((comment) => comment.deletedAtMs === undefined)
  const flat = node.kind === 'comment' || params.filter === 'stream' ? all : all.filter((comment) => comment.parentId === undefined)
  const newestFirst = params.order === 'reverse_chronological' || node.network === 'instagram'
  const ordered = newestFirst ? flat.toReversed() : flat
  const since = Number(params.since ?? 0) * 1000
  const listed = since ? ordered.filter((comment) => comment.createdAtMs >= since) : ordered
  const { data, ...rest } = pageOf(listed, params, call.address)
  return { data: data.map((comment) => shapeAny(call, comment)), ...rest }
}

function publish(call: Call<Page>): unknown {
  const { world, node, params } = call
  const text = textOf(params.message) ?? ''
  const media = listOf(params.attached_media).flatMap((one) => String((one as { media_fbid?: unknown }).media_fbid ?? '') || [])
  if (!text && !params.link && media.length === 0) throw badParam('The post is empty. Please enter a message to share.')
  const post = publishPost(world, { network: 'facebook', assetId: node.id, text, fileIds: media })
  accept(world, { kind: 'post', network: 'facebook', id: post.id, assetId: node.id, text, target: null, metadata: null })
  return { id: post.id }
}

/** A photo by bytes or link; unpublished it is only kept, to be attached to a post. */
async function photo(call: Call<Page>): Promise<unknown> {
  const { world, node, params, files } = call
  const source = files.get('source')
  const url = textOf(params.url)
  if (!source && !url) throw badParam('A source or url is required')
  const bytes = source ? Buffer.from(await source.arrayBuffer()) : Buffer.from(url ?? '')
  const file = addFile(world, { bytes, mime: source?.type || 'image/jpeg', name: source?.name ?? url ?? '', assetId: node.id, byAsset: true })
  if (textOf(params.published) === 'false') return { id: file.fileId }
  const post = publishPost(world, {
    network: 'facebook',
    assetId: node.id,
    type: 'photo',
    text: textOf(params.caption) ?? '',
    fileIds: [file.fileId],
  })
  accept(world, { kind: 'post', network: 'facebook', id: post.id, assetId: node.id, text: post.text, target: null, metadata: null })
  return { id: file.fileId, post_id: post.id }
}

const both = (method: Endpoint['method'], edge: string, scopes: readonly string[], handle: (call: Call<Post | Comment>) => unknown): Endpoint[] => [
  { method, node: 'post', edge, area: feedArea, scopes, handle },
  { method, node: 'comment', edge, area: feedArea, scopes, handle },
]

/** Comments and posts of Pages and Instagram: read, answer, edit, hide, delete, like. */
export const FEED_ENDPOINTS: readonly Endpoint[] = [
  ...both('GET', '', READ, (call) => shapeAny(call, alive(call.node, 'GET'))),
  ...both('POST', '', ENGAGE, change),
  ...both('DELETE', '', ENGAGE, remove),
  ...both('GET', 'comments', READ, listComments),
  ...both('POST', 'comments', ENGAGE, answer),
  ...both('POST', 'likes', ENGAGE, (call) => like(call, true)),
  ...both('DELETE', 'likes', ENGAGE, (call) => like(call, false)),
  { method: 'GET', node: 'comment', edge: 'replies', area: feedArea, scopes: READ, handle: listComments },
  { method: 'POST', node: 'comment', edge: 'replies', area: feedArea, scopes: ENGAGE, handle: answer },
  { method: 'POST', node: 'page', edge: 'feed', area: 'pages', scopes: ['pages_manage_posts'], handle: publish },
  { method: 'POST', node: 'page', edge: 'photos', area: 'pages', scopes: ['pages_manage_posts'], handle: photo },
]
