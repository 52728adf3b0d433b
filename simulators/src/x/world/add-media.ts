import type { Media, World } from './world.ts'

/** A place for a file; with `bytes` it is finished at once. */
export function addMedia(world: World, input: Pick<Media, 'ownerId' | 'mediaType' | 'category' | 'totalBytes'> & { bytes?: Buffer }): Media {
  const mediaId = world.nextId()
  const prefix = input.mediaType.startsWith('video/') ? '7' : input.mediaType === 'image/gif' ? '16' : '3'
  const media: Media = {
    mediaId,
    mediaKey: `${prefix}_${mediaId}`,
    ownerId: input.ownerId,
    mediaType: input.mediaType,
    category: input.category,
    totalBytes: input.totalBytes,
    segments: new Map(),
    bytes: input.bytes,
    createdAtMs: world.now(),
  }
  world.media.set(mediaId, media)
  world.mediaByKey.set(media.mediaKey, media)
  return media
}
