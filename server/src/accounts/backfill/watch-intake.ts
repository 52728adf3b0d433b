import { sql } from 'kysely'
import { inTransaction } from '../../platform/db.ts'
import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'
import { queueBackfill } from './queue-backfill.ts'

const EVERY_MS = 30_000
/** Networks try again for longer, but less and less often, and some stop sending after an hour of failures. */
const AWAY_MS = 15 * 60_000

/** Notes that the product is at work; when it was away for longer than networks patiently try again, every account is asked for what it missed. */
export async function watchIntake({ db, clock }: Platform): Promise<boolean> {
  const now = clock.now()
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ seen_at: Date }>`select seen_at from intake_watch for update`.execute(tx)
    const seenAt = rows[0]?.seen_at
    await sql`insert into intake_watch (seen_at) values (${now}) on conflict (one) do update set seen_at = greatest(intake_watch.seen_at, excluded.seen_at)`.execute(
      tx,
    )
    if (seenAt && now.getTime() - seenAt.getTime() > AWAY_MS) await queueBackfill(tx, { awaySince: seenAt })
  })
  return false
}

export function startWatching(platform: Platform): Loop {
  return startLoop(platform, { name: 'intake watch', idleMs: EVERY_MS, turn: () => watchIntake(platform) })
}
