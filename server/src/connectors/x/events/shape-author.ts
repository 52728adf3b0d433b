import type { Author } from '../../channel.ts'
import type { Includes } from './read-includes.ts'
import type { Entities } from './wire.ts'

/** The person behind an id as far as the event tells; the id alone when it tells nothing. */
export function shapeAuthor(key: string, { users }: Includes, entities?: Entities | undefined): Author {
  const user = users.get(key)
  const named = [...(entities?.mentions ?? []), ...(entities?.user_mentions ?? [])].find((mention) => (mention.id ?? mention.id_str) === key)
  const handle = user?.username ?? user?.screen_name ?? named?.username ?? named?.screen_name
  if (!user) return { key, name: handle ?? key, ...(handle ? { handle, profileUrl: `https://x.com/${handle}` } : {}) }
  return {
    key,
    name: user.name ?? handle ?? key,
    handle,
    pictureUrl: user.profile_image_url ?? user.profile_image_url_https,
    profileUrl: handle && `https://x.com/${handle}`,
    followers: user.public_metrics?.followers_count ?? user.followers_count,
    verified: user.verified,
    details: detailsOf(user),
  }
}

function detailsOf(user: {
  description?: string | undefined
  location?: string | undefined
  verified_type?: string | undefined
  created_at?: string | undefined
}) {
  const known = {
    description: user.description,
    location: user.location,
    verifiedType: user.verified_type,
    memberSince: user.created_at?.slice(0, 10),
  }
  const present = Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1]) && entry[1] !== 'none')
  return present.length > 0 ? Object.fromEntries(present) : undefined
}
