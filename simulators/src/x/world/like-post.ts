import { createHash } from 'node:crypto'
import { announce, type Post, type World } from './world.ts'

/** The post is liked by the user; liking twice is liking once. */
export function likePost(world: World, userId: string, post: Post): void {
  if (post.likedBy.has(userId)) return
  post.likedBy.add(userId)
  const likeId = createHash('md5').update(`${userId}:${post.postId}`).digest('hex')
  announce(world, { kind: 'like', post, userId, likeId, atMs: world.now() })
}

/** The post is no longer liked by the user. */
export function unlikePost(world: World, userId: string, post: Post): void {
  if (post.likedBy.delete(userId)) announce(world, { kind: 'unlike', post, userId })
}
