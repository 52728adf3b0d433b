import { Media, Post, User } from './wire.ts'

/** People, posts and media that came along with an event, by id. */
export interface Includes {
  users: ReadonlyMap<string, User>
  posts: ReadonlyMap<string, Post>
  media: ReadonlyMap<string, Media>
}

type Reader<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } }

/** Members of a list or of a map by id; each may be wrapped in `{data: …}`, as some events do. */
function read<T>(type: Reader<T>, group: unknown, idOf: (one: T) => string): Map<string, T> {
  const found = new Map<string, T>()
  if (typeof group !== 'object' || group === null) return found
  for (const member of Object.values(group)) {
    const bare = typeof member === 'object' && member !== null && 'data' in member ? (member.data as unknown) : (member as unknown)
    const one = type.safeParse(bare)
    if (one.success) found.set(idOf(one.data), one.data)
  }
  return found
}

/** Reads `includes`, or the `users` map of a direct message; what is unreadable is left out. */
export function readIncludes(value: unknown): Includes {
  const group = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return {
    users: read(User, group.users, (one) => one.id),
    posts: read(Post, group.tweets ?? group.posts, (one) => one.id),
    media: read(Media, group.media, (one) => one.media_key),
  }
}
