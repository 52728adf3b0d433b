import { announce, type World } from './world.ts'

/** Every version of the post is gone for readers. False when there was nothing to delete. */
export function deletePost(world: World, postId: string): boolean {
  const post = world.posts.get(postId)
  if (!post || post.deletedAtMs !== undefined) return false
  for (const versionId of post.versions) {
    const version = world.posts.get(versionId)
    if (version) version.deletedAtMs = world.now()
  }
  const parent = world.posts.get(post.inReplyToPostId ?? '')
  if (parent) parent.replyCount -= 1
  const quoted = world.posts.get(post.quotedPostId ?? '')
  if (quoted) quoted.quoteCount -= 1
  announce(world, { kind: 'delete', post })
  return true
}
