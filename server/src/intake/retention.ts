import { sql } from 'kysely'
import { forgetOriginals } from '../accounts/originals.ts'
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
export async function forgetOldEvents(platform: Platform): Promise<boolean> {
  const { db, clock } = platform
  const before = new Date(clock.now().getTime() - (await readRetentionDays(db)) * 24 * HOUR_MS)
  await forgetOldOriginals(platform, before)
  const { numAffectedRows } =
    await sql`delete from raw_events where id in (select id from raw_events where received_at < ${before} and state = 'done' and original_id is null limit ${BATCH})`.execute(
      db,
    )
  await sql`delete from idempotency_keys where created_at < now() - interval '1 day'`.execute(db)
  return (numAffectedRows ?? 0n) >= BigInt(BATCH)
}

/** The files first: an event without its original can be told from one that never had any, a file without its event from nothing. */
async function forgetOldOriginals(platform: Platform, before: Date): Promise<void> {
  const { rows } = await sql<{ original_id: string }>`select original_id from raw_events
    where received_at < ${before} and state = 'done' and original_id is not null limit ${BATCH}`.execute(platform.db)
  const originalIds = rows.map((row) => row.original_id)
  if (originalIds.length === 0) return
  await forgetOriginals(platform, originalIds)
  await sql`delete from raw_events where original_id = any(${originalIds}::uuid[]) and received_at < ${before} and state = 'done'`.execute(
    platform.db,
  )
}

export function keepRetention(platform: Platform): Loop {
  return startLoop(platform, { name: 'retention', idleMs: HOUR_MS, turn: () => forgetOldEvents(platform) })
}
