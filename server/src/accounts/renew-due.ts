import { sql } from 'kysely'
import { ConnectorError } from '../connectors/channel.ts'
import { inTransaction } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import type { Platform } from '../platform/platform.ts'
import type { Loop } from '../platform/slice.ts'
import { markBroken } from './mark-broken.ts'
import { forgetAccount, openAccount } from './open-account.ts'
import { refreshAccount } from './refresh-account.ts'

const AT_ONCE = 8
const LOOK_EVERY_MS = 15_000
/** An attempt that failed is made again after so long. */
const REST_MS = 60_000

/**
 * Renews the secrets that expire soon, so that nobody meets an expired one. True when there were more than it took on. Several processes
 * may call it at once: an account is claimed by putting off its next attempt. One that the network renews no more is broken.
 */
export async function renewDue(platform: Platform): Promise<boolean> {
  const now = platform.clock.now()
  const { rows } = await sql<{ id: string }>`update accounts set renew_at = ${new Date(now.getTime() + REST_MS)} where id in (
      select id from accounts where renew_at <= ${now} and removed_at is null and state <> 'broken' order by renew_at limit ${AT_ONCE} for update skip locked)
    returning id`.execute(platform.db)
  await Promise.all(rows.map(({ id }) => renew(platform, id)))
  return rows.length === AT_ONCE
}

async function renew(platform: Platform, accountId: string): Promise<void> {
  try {
    forgetAccount(platform, accountId)
    await refreshAccount(platform, await openAccount(platform, accountId))
  } catch (error) {
    platform.log.warn({ err: error, accountId }, 'the secrets of an account could not be renewed')
    if (!(error instanceof ConnectorError) || error.next !== 'reconnect') return
    await inTransaction(platform.db, (tx) => markBroken(tx, accountId, error.code))
    forgetAccount(platform, accountId)
  }
}

export function startRenewing(platform: Platform): Loop {
  return startLoop(platform, { name: 'renewing', idleMs: LOOK_EVERY_MS, turn: () => renewDue(platform) })
}
