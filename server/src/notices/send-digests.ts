import { sql } from 'kysely'
import { inTransaction } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import type { Platform } from '../platform/platform.ts'
import type { Loop } from '../platform/slice.ts'
import { findReaders } from './find-readers.ts'
import { localDay } from './local-day.ts'
import { mailDigest } from './mail-digest.ts'

const LOOK_EVERY_MS = 60_000

/** Sends each summary once, when its hour has come in its reader's zone, in as many processes as there are. */
export function sendDigests(platform: Platform): Loop {
  return startLoop(platform, { name: 'digests', idleMs: LOOK_EVERY_MS, turn: () => queueDigests(platform) })
}

/**
 * Queues the summaries that are due. Who asks for one later in the day than its hour gets the first tomorrow. A turn does all there is, so it
 * never asks for another.
 */
export async function queueDigests({ db, clock, mail }: Pick<Platform, 'db' | 'clock' | 'mail'>): Promise<boolean> {
  if (!mail.configured) return false
  for (const { personId, wishes } of await findReaders(db, 'daily')) {
    const { day, hour } = localDay(clock.now(), wishes.timeZone)
    if (hour < wishes.hour) continue
    await inTransaction(db, async (tx) => {
      const { rows } = await sql<{ first: boolean }>`insert into digests (person_id, sent_for) values (${personId}, ${day}::date)
        on conflict (person_id) do update set sent_for = excluded.sent_for where digests.sent_for < excluded.sent_for
        returning xmax = 0 as first`.execute(tx)
      const [claimed] = rows
      if (claimed && !(claimed.first && hour > wishes.hour)) await mailDigest.later(tx, [{ personId }])
    })
  }
  return false
}
