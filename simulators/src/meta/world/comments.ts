import type { Comment, Post } from './content.ts'
import { digits, instagramId } from './make-ids.ts'
import { announce, type World } from './world.ts'

export type NewComment = { id?: string | undefined; post: Post; parent?: Comment | undefined; authorId: string | undefined; text: string } & {
  fileIds?: string[] | undefined
  /** Assets named in it that do not own the wall. */
  names?: string[] | undefined
  createdAtMs?: number | undefined
}

const commentIdOf = (world: World, post: Post): string =>
  post.network === 'facebook' ? `${post.id.split('_')[1] ?? post.id}_${digits(world, 16)}` : instagramId(world)

/** The comment stands below its post, on one of two levels: an answer to an answer joins the same parent. */
export function writeComment(world: World, input: NewComment): Comment {
  const { post, parent } = input
  const top = parent?.parentId ? world.comments.get(parent.parentId) : parent
  const comment: Comment = {
    kind: 'comment',
    network: post.network,
    id: input.id ?? commentIdOf(world, post),
    assetId: post.assetId,
    postId: post.id,
    parentId: top?.id,
    authorId: input.authorId,
    text: input.text,
    fileIds: input.fileIds ?? [],
    createdAtMs: input.createdAtMs ?? world.now(),
    editedAtMs: undefined,
    deletedAtMs: undefined,
    hidden: false,
    reactions: new Map(),
    replyIds: [],
    privateReplyAtMs: undefined,
  }
  world.comments.set(comment.id, comment)
  post.commentIds.push(comment.id)
  top?.replyIds.push(comment.id)
  announce(world, { kind: 'comment', verb: 'add', comment, post })
  for (const assetId of input.names ?? []) announce(world, { kind: 'mention', assetId, post, comment })
  return comment
}

function told(world: World, comment: Comment, verb: 'edited' | 'remove' | 'hide' | 'unhide'): void {
  const post = world.posts.get(comment.postId)
  if (post) announce(world, { kind: 'comment', verb, comment, post })
}

export function editComment(world: World, comment: Comment, text: string): void {
  comment.text = text
  comment.editedAtMs = world.now()
  told(world, comment, 'edited')
}

export function deleteComment(world: World, comment: Comment): boolean {
  if (comment.deletedAtMs !== undefined) return false
  comment.deletedAtMs = world.now()
  for (const replyId of comment.replyIds) {
    const reply = world.comments.get(replyId)
    if (reply) reply.deletedAtMs ??= world.now()
  }
  told(world, comment, 'remove')
  return true
}

export function hideComment(world: World, comment: Comment, hidden: boolean): void {
  if (comment.hidden === hidden) return
  comment.hidden = hidden
  told(world, comment, hidden ? 'hide' : 'unhide')
}

/** A person's or (by its id) an asset's reaction; undefined takes it back. */
export function react(world: World, target: Post | Comment, who: string, reaction: string | undefined): void {
  const post = target.kind === 'post' ? target : world.posts.get(target.postId)
  const before = target.reactions.get(who)
  if (!post || before === reaction) return
  if (reaction === undefined) target.reactions.delete(who)
  else target.reactions.set(who, reaction)
  announce(world, {
    kind: 'reaction',
    verb: reaction === undefined ? 'remove' : before === undefined ? 'add' : 'edit',
    target,
    post,
    who,
    reaction: reaction ?? before ?? 'like',
  })
}
