import { addMedia } from '../world/add-media.ts'
import type { Media, World } from '../world/world.ts'
import { authenticate } from './authenticate.ts'
import { type Answer, addEndpoint, type Call, type RestKit } from './endpoint.ts'
import { forbidden, invalidRequest, notFound } from './problems.ts'
import { MEDIA_LIFE_MS } from './take-media.ts'

const TYPES = new Set([
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'image/jpeg',
  'image/gif',
  'image/bmp',
  'image/png',
  'image/webp',
  'image/pjpeg',
  'image/tiff',
])
const CATEGORIES = new Set(['amplify_video', 'tweet_gif', 'tweet_image', 'tweet_video', 'dm_gif', 'dm_image', 'dm_video', 'subtitles'])
const IMAGE_BYTES = 5 * 1024 * 1024
const OTHER_BYTES = 512 * 1024 * 1024

const ownMedia = (world: World, call: Call, mediaId: string): Media => {
  const media = world.media.get(mediaId)
  if (!media || media.ownerId !== call.user.userId) throw notFound('media', 'id', mediaId)
  return media
}

const expiry = (world: World, media: Media): number => Math.max(0, Math.floor((media.createdAtMs + MEDIA_LIFE_MS - world.now()) / 1000))

function initialize(world: World, call: Call): Answer {
  const { media_type: mediaType, total_bytes: totalBytes, media_category: category = 'tweet_image' } = call.body
  if (typeof mediaType !== 'string' || !TYPES.has(mediaType))
    throw invalidRequest('media_type', mediaType, '$.media_type: does not have a value in the enumeration')
  if (typeof category !== 'string' || !CATEGORIES.has(category))
    throw invalidRequest('media_category', category, '$.media_category: does not have a value in the enumeration')
  const most = mediaType.startsWith('image/') && mediaType !== 'image/gif' ? IMAGE_BYTES : OTHER_BYTES
  if (typeof totalBytes !== 'number' || totalBytes <= 0 || totalBytes > most)
    throw invalidRequest('total_bytes', totalBytes, `File size exceeds ${most} bytes.`)
  const media = addMedia(world, { ownerId: call.user.userId, mediaType, category, totalBytes })
  return { body: { data: { id: media.mediaId, media_key: media.mediaKey, expires_after_secs: expiry(world, media) } } }
}

/** A part as multipart form or as base64 in JSON. */
async function readPart(call: Call): Promise<{ index: number; bytes: Buffer }> {
  if (!Buffer.isBuffer(call.raw)) return { index: Number(call.body.segment_index), bytes: Buffer.from(String(call.body.media ?? ''), 'base64') }
  const form = await new Response(new Uint8Array(call.raw), { headers: { 'content-type': String(call.request.headers['content-type']) } })
    .formData()
    .catch(() => undefined)
  const part = form?.get('media')
  const bytes = part instanceof Blob ? Buffer.from(await part.arrayBuffer()) : Buffer.from(part ?? '', 'base64')
  return { index: Number(form?.get('segment_index') ?? Number.NaN), bytes }
}

async function append(world: World, call: Call): Promise<Answer> {
  const media = ownMedia(world, call, call.params.id ?? '')
  const { index, bytes } = await readPart(call)
  if (!Number.isInteger(index) || index < 0 || index > 999 || bytes.length === 0)
    throw invalidRequest('segment_index', index, '$.segment_index: must be between 0 and 999, with a part of the file')
  media.segments.set(index, bytes)
  return { body: { data: { expires_at: Math.floor((media.createdAtMs + MEDIA_LIFE_MS) / 1000) } } }
}

function status(world: World, media: Media): Answer {
  const processing = media.mediaType.startsWith('video/') || media.mediaType === 'image/gif'
  const data = { id: media.mediaId, media_key: media.mediaKey, size: media.bytes?.length ?? 0, expires_after_secs: expiry(world, media) }
  return {
    body: {
      data: processing
        ? { ...data, processing_info: { state: media.bytes ? 'succeeded' : 'pending', progress_percent: media.bytes ? 100 : 0 } }
        : data,
    },
  }
}

function finalize(world: World, call: Call): Answer {
  const media = ownMedia(world, call, call.params.id ?? '')
  const bytes = Buffer.concat([...media.segments].sort(([a], [b]) => a - b).map(([, part]) => part))
  if (bytes.length !== media.totalBytes)
    throw invalidRequest('total_bytes', bytes.length, `Segments do not add up to provided total file size: ${bytes.length} of ${media.totalBytes}`)
  media.bytes = bytes
  media.segments.clear()
  return status(world, media)
}

/** What stands in a private message is given to its two people only. */
function addGuardedFiles({ server, world }: RestKit): void {
  server.get<{ Params: { key: string } }>('/dm-media/:key', (request, reply) => {
    const { user } = authenticate(world, request, 'user')
    const media = world.mediaByKey.get(request.params.key)
    if (!media?.bytes) throw notFound('media', 'key', request.params.key)
    const own = (world.dmsOf.get(user?.userId ?? '') ?? []).some((dmEventId) => world.dms.get(dmEventId)?.mediaKey === media.mediaKey)
    if (!own) throw forbidden('You are not permitted to see this file.')
    return reply.type(media.mediaType).send(media.bytes)
  })
}

/** Files: announce, send in parts, finish, ask how it goes. */
export function addMediaRoutes(kit: RestKit): void {
  const { world } = kit
  addGuardedFiles(kit)
  addEndpoint(kit, { method: 'POST', url: '/2/media/upload/initialize', needs: 'user', handle: (call) => initialize(world, call) })
  addEndpoint(kit, { method: 'POST', url: '/2/media/upload/:id/append', needs: 'user', handle: (call) => append(world, call) })
  addEndpoint(kit, { method: 'POST', url: '/2/media/upload/:id/finalize', needs: 'user', handle: (call) => finalize(world, call) })
  addEndpoint(kit, {
    method: 'GET',
    url: '/2/media/upload',
    needs: 'user',
    handle: (call) => status(world, ownMedia(world, call, call.query.media_id ?? '')),
  })
}
