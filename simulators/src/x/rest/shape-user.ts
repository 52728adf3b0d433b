import type { User } from '../world/world.ts'

const seconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}.000Z`

export { seconds as wireTime }

/** Everything the network tells about a user; readers ask for a part with {@link pickFields}. */
export function shapeUser(user: User, baseUrl: string): Record<string, unknown> {
  return {
    id: user.userId,
    name: user.name,
    username: user.username,
    created_at: seconds(user.createdAtMs),
    description: user.description,
    location: user.location,
    profile_image_url: `${baseUrl}/avatars/${user.userId}.png`,
    protected: false,
    verified: user.verifiedType !== 'none',
    verified_type: user.verifiedType,
    is_identity_verified: false,
    url: '',
    receives_your_dm: user.acceptsDms,
    public_metrics: {
      followers_count: user.followersCount,
      following_count: user.followingCount,
      tweet_count: user.postCount,
      post_count: user.postCount,
      listed_count: Math.floor(user.followersCount / 200),
      like_count: user.postCount * 3,
      media_count: 0,
    },
  }
}

/** The always-present fields and those asked for by a comma-separated list. */
export function pickFields(full: Record<string, unknown>, always: readonly string[], asked: string | undefined): Record<string, unknown> {
  const wanted = new Set([...always, ...(asked ?? '').split(',').map((field) => field.trim())])
  return Object.fromEntries(Object.entries(full).filter(([key, value]) => wanted.has(key) && value !== undefined))
}
