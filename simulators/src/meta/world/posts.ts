import type { Post } from './content.ts'
import { digits, instagramId } from './make-ids.ts'
import { announce, type World } from './world.ts'

export type NewPost = { [K in keyof Omit<Post, 'kind' | 'reactions' | 'commentIds'>]?: Post[K] | undefined } & Pick<Post, 'network'>

/** The post stands, its wall's asset and the assets it names have been told. */
export function publishPost(world: World, input: NewPost): Post {
  const wall = input.assetId ?? digits(world, 15)
  const post: Post = {
    kind: 'post',
    id: input.id ?? (input.network === 'facebook' ? `${wall}_${digits(world, 15)}` : instagramId(world)),
    network: input.network,
    assetId: input.assetId,
    authorId: input.authorId,
    text: input.text ?? '',
    type: input.type ?? (input.network === 'facebook' ? 'status' : 'feed'),
    fileIds: input.fileIds ?? [],
    names: input.names ?? [],
    recommendation: input.recommendation,
    rating: input.rating,
    adId: input.adId,
    createdAtMs: input.createdAtMs ?? world.now(),
    editedAtMs: undefined,
    deletedAtMs: undefined,
    hidden: false,
    commentsEnabled: true,
    reactions: new Map(),
    commentIds: [],
    privateReplyAtMs: undefined,
  }
  world.posts.set(post.id, post)
  announce(world, { kind: 'post', verb: 'add', post })
  for (const assetId of post.names) announce(world, { kind: 'mention', assetId, post, comment: undefined })
  return post
}

export function editPost(world: World, post: Post, text: string): void {
  post.text = text
  post.editedAtMs = world.now()
  announce(world, { kind: 'post', verb: 'edited', post })
}

/** Gone with its comments. False when it was gone before. */
export function deletePost(world: World, post: Post): boolean {
  if (post.deletedAtMs !== undefined) return false
  post.deletedAtMs = world.now()
  announce(world, { kind: 'post', verb: 'remove', post })
  return true
}

export function hidePost(world: World, post: Post, hidden: boolean): void {
  if (post.hidden === hidden) return
  post.hidden = hidden
  announce(world, { kind: 'post', verb: hidden ? 'hide' : 'unhide', post })
}
