import { recordPost } from './publish-post.ts'
import { announce, type Post, type World } from './world.ts'

/** An hour and five changes, as the network allows. */
export const EDIT_WINDOW_MS = 60 * 60 * 1000
export const EDITS_ALLOWED = 5

/** A new version with its own id stands in the post's place; every version lists the ids of all. Undefined when it can no longer be changed. */
export function editPost(world: World, postId: string, text: string): Post | undefined {
  const latestId = world.posts.get(postId)?.versions.at(-1)
  const current = latestId === undefined ? undefined : world.posts.get(latestId)
  if (!current || current.deletedAtMs !== undefined) return undefined
  const firstAtMs = world.posts.get(current.versions[0] ?? '')?.createdAtMs ?? current.createdAtMs
  if (world.now() - firstAtMs > EDIT_WINDOW_MS || current.versions.length > EDITS_ALLOWED) return undefined
  const nextId = world.nextId()
  const prefix = current.text.slice(0, current.displayStart)
  const post: Post = { ...current, postId: nextId, text: prefix + text, typedText: text, createdAtMs: world.now() }
  current.versions.push(nextId)
  recordPost(world, post)
  announce(world, { kind: 'edit', post, previousId: current.postId })
  return post
}
