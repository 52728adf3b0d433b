import { fileAddress } from '../world/add-file.ts'
import type { Instagram, Page } from '../world/assets.ts'
import type { Comment, Json, Post } from '../world/content.ts'
import { commenterId, scopedId } from '../world/scoped-ids.ts'
import type { World } from '../world/world.ts'

/** Time as Graph writes it: no milliseconds, offset without a colon. */
export const graphTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, '+0000')

export const POST_USUAL = ['created_time', 'message', 'id']
export const COMMENT_USUAL = ['created_time', 'from', 'message', 'id']
export const MEDIA_USUAL = ['id']
export const IG_COMMENT_USUAL = ['timestamp', 'text', 'id']

function pageAuthor(world: World, page: Page | undefined, authorId: string | undefined): Json | undefined {
  if (!page) return undefined
  const person = world.people.get(authorId ?? '')
  return person ? { id: commenterId(world, page.id, person.personId), name: person.name } : { id: page.id, name: page.name }
}

const pictures = (world: World, fileIds: readonly string[], baseUrl: string): string[] =>
  fileIds.flatMap((id) => {
    const file = world.files.get(id)
    return file ? [fileAddress(world, file, baseUrl)] : []
  })

export function shapePost(world: World, page: Page | undefined, post: Post, baseUrl: string): Json {
  const [picture] = pictures(world, post.fileIds, baseUrl)
  const comments = post.commentIds.filter((id) => world.comments.get(id)?.deletedAtMs === undefined)
  return {
    id: post.id,
    message: post.text,
    from: pageAuthor(world, page, post.authorId),
    created_time: graphTime(post.createdAtMs),
    updated_time: graphTime(post.editedAtMs ?? post.createdAtMs),
    permalink_url: `https://www.facebook.com/${post.id.replace('_', '/posts/')}`,
    status_type: post.type === 'photo' ? 'added_photos' : 'mobile_status_update',
    is_hidden: post.hidden,
    is_published: true,
    full_picture: picture,
    attachments: picture ? { data: [{ media_type: 'photo', media: { image: { src: picture } }, type: 'photo' }] } : undefined,
    comments: { data: [], summary: { total_count: comments.length } },
    reactions: { data: [], summary: { total_count: post.reactions.size } },
  }
}

export function shapeComment(world: World, page: Page | undefined, comment: Comment, baseUrl: string): Json {
  const parent = world.comments.get(comment.parentId ?? '')
  const [picture] = pictures(world, comment.fileIds, baseUrl)
  const own = comment.authorId === undefined
  return {
    id: comment.id,
    message: comment.text,
    from: pageAuthor(world, page, comment.authorId),
    created_time: graphTime(comment.createdAtMs),
    parent: parent ? { id: parent.id, message: parent.text, created_time: graphTime(parent.createdAtMs) } : undefined,
    object: { id: comment.postId },
    attachment: picture ? { media: { image: { src: picture } }, type: 'photo', url: picture } : undefined,
    is_hidden: comment.hidden,
    can_hide: !own,
    can_remove: true,
    can_like: true,
    can_comment: true,
    can_reply_privately: !own && comment.privateReplyAtMs === undefined,
    like_count: comment.reactions.size,
    user_likes: comment.assetId !== undefined && comment.reactions.has(comment.assetId),
    comment_count: comment.replyIds.length,
    permalink_url: `https://www.facebook.com/${comment.postId.replace('_', '/posts/')}?comment_id=${comment.id.split('_')[1]}`,
  }
}

export function shapeRating(world: World, page: Page, post: Post): Json {
  return {
    created_time: graphTime(post.createdAtMs),
    reviewer: pageAuthor(world, page, post.authorId),
    review_text: post.text,
    recommendation_type: post.recommendation ?? 'positive',
    rating: post.rating,
    has_rating: post.rating !== undefined,
    has_review: post.text !== '',
    open_graph_story: { id: post.id.split('_')[1] },
  }
}

export function shapeMedia(world: World, account: Instagram | undefined, post: Post, baseUrl: string): Json {
  const [address] = pictures(world, post.fileIds, baseUrl)
  const author = world.people.get(post.authorId ?? '')
  const product: Readonly<Record<string, string>> = { reels: 'REELS', story: 'STORY', ad: 'AD' }
  return {
    id: post.id,
    caption: post.text,
    media_type: post.type === 'reels' || post.type === 'live' ? 'VIDEO' : 'IMAGE',
    media_product_type: product[post.type] ?? 'FEED',
    media_url: address,
    permalink: `https://www.instagram.com/p/${post.id.slice(-11)}/`,
    timestamp: graphTime(post.createdAtMs),
    username: author?.username ?? account?.username,
    comments_count: post.commentIds.length,
    like_count: post.reactions.size,
    is_comment_enabled: post.commentsEnabled,
    owner: account ? { id: account.id } : undefined,
  }
}

export function shapeInstagramComment(world: World, account: Instagram | undefined, comment: Comment): Json {
  const person = world.people.get(comment.authorId ?? '')
  const post = world.posts.get(comment.postId)
  const id = person && account ? scopedId(world, 'igsid', account.id, person.personId) : account?.id
  return {
    id: comment.id,
    text: comment.text,
    username: person?.username ?? account?.username,
    from: { id, username: person?.username ?? account?.username },
    timestamp: graphTime(comment.createdAtMs),
    hidden: comment.hidden,
    like_count: comment.reactions.size,
    parent_id: comment.parentId,
    media: post ? { id: post.id, media_product_type: post.type === 'reels' ? 'REELS' : 'FEED' } : undefined,
    replies: {
      data: comment.replyIds.flatMap((replyId) => {
        const reply = world.comments.get(replyId)
        return reply && reply.deletedAtMs === undefined ? [{ id: reply.id, text: reply.text, timestamp: graphTime(reply.createdAtMs) }] : []
      }),
    },
  }
}
