import { sql } from 'kysely'
import type { Db, Reader } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import type { Platform } from '../platform/platform.ts'
import type { Loop } from '../platform/slice.ts'

const DEFAULT_DAYS = 90
const HOUR_MS = 3_600_000
const BATCH = 5_000

/** For how many days events are kept as they came. */
export async function readRetentionDays(db: Reader): Promise<number> {
  const { rows } = await sql<{ days: number | null }>`select (settings ->> 'rawEventDays')::int as days from workspace`.execute(db)
  return rows[0]?.days ?? DEFAULT_DAYS
}

export async function setRetentionDays(db: Db, days: number): Promise<void> {
  await sql`update workspace set settings = settings || jsonb_build_object('rawEventDays', ${days}::int)`.execute(db)
}

/** Forgets events that were taken in and are older than the retention, and answers kept for repeated requests. Parked events stay. */
export async function forgetOldEvents({ db, clock }: Platform): Promise<boolean> {
  const before = new Date(clock.now().getTime() - (await readRetentionDays(db)) * 24 * HOUR_MS)
  const { numAffectedRows } =
    await sql`delete from raw_events where id in (select id from raw_events where received_at < ${before} and state = 'done' limit ${BATCH})`.execute(
      db,
    )
  await sql`delete from idempotency_keys where created_at < now() - interval '1 day'`.execute(db)
  return (numAffectedRows ?? 0n) >= BigInt(BATCH)
}

export function keepRetention(platform: Platform): Loop {
  return startLoop(platform, { name: 'retention', idleMs: HOUR_MS, turn: () => forgetOldEvents(platform) })
}
