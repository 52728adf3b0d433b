import { startLoop } from '../platform/loop.ts'
import type { Platform } from '../platform/platform.ts'
import type { Loop } from '../platform/slice.ts'

const HOUR_MS = 3_600_000

/** What can no longer be used is gone: sessions and tokens that have ended, and attempts older than a day. */
export async function sweepSignIns({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await db.deleteFrom('sessions').where('expires_at', '<', now).execute()
  await db.deleteFrom('verifications').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('sign_in_attempts')
    .where('at', '<', new Date(now.getTime() - 24 * HOUR_MS))
    .execute()
}

export const sweepHourly = (platform: Platform): Loop =>
  startLoop(platform, {
    name: 'sweep sign-ins',
    idleMs: HOUR_MS,
    async turn() {
      await sweepSignIns(platform)
      return false
    },
  })
