import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'
import { examineAccount } from './examine-account.ts'

const AT_ONCE = 4
const LOOK_EVERY_MS = 15_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/**
 * Examines the accounts whose time has come: every hour, and a minute after something went wrong. True when there were more than it took on.
 * Several processes may call it at once: an account is claimed by putting off its next examination. What is paused, or was restricted by its
 * network, which its token does not show, waits for a person.
 */
export async function examineDue(platform: Platform): Promise<boolean> {
  const now = platform.clock.now()
  const { rows } = await sql<{ id: string }>`update accounts set examine_at = ${new Date(now.getTime() + HOUR_MS)} where id in (
      select id from accounts where examine_at <= ${now} and removed_at is null and state <> 'paused'
        and not (state = 'broken' and coalesce(state_reason, '') = 'restricted')
      order by examine_at limit ${AT_ONCE} for update skip locked)
    returning id`.execute(platform.db)
  await Promise.all(rows.map(({ id }) => examine(platform, id)))
  return rows.length === AT_ONCE
}

async function examine(platform: Platform, accountId: string): Promise<void> {
  try {
    const fresh = await examineAccount(platform, accountId)
    if (fresh.length > 0) await examineSoon(platform.db, accountId, platform.clock.now())
  } catch (error) {
    platform.log.warn({ err: error, accountId }, 'an account could not be examined')
  }
}

/** The account is examined a minute after that moment, or before. */
export async function examineSoon(db: Tx | Platform['db'], accountId: string, at: Date): Promise<void> {
  const soon = new Date(at.getTime() + MINUTE_MS)
  await sql`update accounts set examine_at = least(examine_at, ${soon}) where id = ${accountId}::uuid`.execute(db)
}

export function startExamining(platform: Platform): Loop {
  return startLoop(platform, { name: 'doctor', idleMs: LOOK_EVERY_MS, turn: () => examineDue(platform) })
}
