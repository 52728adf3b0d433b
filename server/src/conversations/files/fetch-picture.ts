import { Readable } from 'node:stream'
import { fileKind, PICTURES } from '../../files/file-kind.ts'
import { makePreview } from '../../files/make-preview.ts'
import { readCapped } from '../../platform/egress.ts'
import { AppError } from '../../platform/errors.ts'
import { fewAtOnce } from '../../platform/few-at-once.ts'
import { newId } from '../../platform/ids.ts'
import { perPlatform } from '../../platform/per-platform.ts'
import type { Platform } from '../../platform/platform.ts'

const MAX_BYTES = 4 * 1024 * 1024
/** Faces are small. */
const MAX_SIDE = 128
const HOUR_MS = 3_600_000

/** What the bytes of a kept picture are called on the shelf. */
export const pictureName = (pictureId: string) => `picture-${pictureId}`

interface Fetching {
  underWay: Map<string, Promise<string | null>>
  inTurn: ReturnType<typeof fewAtOnce>
}
const fetchingOf = perPlatform(
  (): Fetching => ({
    underWay: new Map(),
    inTurn: fewAtOnce(6, 500, () => new AppError('unavailable', 'picture/busy', 'Too many pictures are asked for at this moment.')),
  }),
)

/**
 * The picture at this address, drawn anew and small, is kept under the id returned. Null when there is none that can be drawn; it is looked
 * for again after an hour. Asked for by many at once, it is fetched once.
 */
export async function fetchPicture(platform: Platform, address: string): Promise<string | null> {
  const { underWay, inTurn } = fetchingOf(platform)
  const asked = underWay.get(address)
  if (asked) return asked
  const known = await platform.db.selectFrom('network_pictures').selectAll().where('address', '=', address).executeTakeFirst()
  if (known?.state === 'kept') return known.id
  if (known && platform.clock.now().getTime() - known.fetched_at.getTime() < HOUR_MS) return null
  const begun = underWay.get(address) ?? inTurn(() => fetchNow(platform, address)).finally(() => underWay.delete(address))
  underWay.set(address, begun)
  return begun
}

async function fetchNow(platform: Platform, address: string): Promise<string | null> {
  const { db, files, clock } = platform
  const bytes = await download(platform, address)
  const drawn = bytes && PICTURES.has(await fileKind(bytes)) ? await makePreview(platform, async () => bytes, MAX_SIDE) : null
  const { id } = await db
    .insertInto('network_pictures')
    .values({ id: newId(), address, state: 'refused', fetched_at: clock.now() })
    .onConflict((conflict) => conflict.column('address').doUpdateSet({ fetched_at: clock.now() }))
    .returning('id')
    .executeTakeFirstOrThrow()
  if (!drawn) return null
  await files.put(pictureName(id), Readable.from([drawn.bytes]), drawn.bytes.length)
  await db.updateTable('network_pictures').set({ state: 'kept' }).where('id', '=', id).execute()
  return id
}

/** Null whatever went wrong out there: a face more or less is nobody's trouble. */
async function download({ egress, log }: Platform, address: string): Promise<Uint8Array | null> {
  try {
    const response = await egress(address, { headers: { accept: 'image/*' } })
    if (response.ok) return await readCapped(response, MAX_BYTES)
    await response.body?.cancel()
  } catch (error) {
    log.debug({ err: error, host: URL.parse(address)?.host }, 'a picture of a profile could not be fetched')
  }
  return null
}
