import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'
import { pictureName } from './fetch-picture.ts'

const KEPT_MS = 30 * 86_400_000
const EVERY_MS = 3_600_000
const BATCH = 200

/** Forgets pictures of profiles fetched a month ago; those that are still looked at are fetched anew. True when there may be more. */
export async function sweepPictures({ db, files, clock }: Platform): Promise<boolean> {
  const before = new Date(clock.now().getTime() - KEPT_MS)
  const old = await db.selectFrom('network_pictures').select('id').where('fetched_at', '<', before).limit(BATCH).execute()
  for (const { id } of old) {
    await db.deleteFrom('network_pictures').where('id', '=', id).execute()
    await files.remove(pictureName(id))
  }
  return old.length === BATCH
}

/** Sweeps every hour until stopped. */
export const sweepPicturesHourly = (platform: Platform): Loop =>
  startLoop(platform, { name: 'sweep pictures', idleMs: EVERY_MS, turn: () => sweepPictures(platform) })
