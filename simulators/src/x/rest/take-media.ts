import type { User, World } from '../world/world.ts'
import { invalidRequest } from './problems.ts'

/** An uploaded file can be used for a day. */
export const MEDIA_LIFE_MS = 24 * 60 * 60 * 1000

/** Keys of the user's finished uploads named by id; 400 for one that is unknown, unfinished or expired. */
export function takeMedia(world: World, user: User, mediaIds: unknown): string[] {
  if (mediaIds === undefined) return []
  if (!Array.isArray(mediaIds) || mediaIds.length > 4)
    throw invalidRequest('media.media_ids', mediaIds, '$.media.media_ids: must have between 1 and 4 items')
  return mediaIds.map((mediaId) => {
    const media = world.media.get(String(mediaId))
    const usable = media?.bytes && media.ownerId === user.userId && world.now() - media.createdAtMs < MEDIA_LIFE_MS
    if (!media || !usable) throw invalidRequest('media.media_ids', mediaId, 'Your media IDs are invalid.')
    return media.mediaKey
  })
}
