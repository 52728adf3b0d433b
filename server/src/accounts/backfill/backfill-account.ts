import { ConnectorError } from '../../connectors/channel.ts'
import { inTransaction } from '../../platform/db.ts'
import { job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { acceptorOf } from '../accept-events.ts'
import { callWithRefresh } from '../call-with-refresh.ts'
import { notePace } from '../note-pace.ts'
import { openAccount } from '../open-account.ts'

interface ToFill {
  accountId: string
  /** From when on something may be missing. */
  since: string
}

/** Clocks of networks and ours differ, and what came twice is known. */
const MARGIN_MS = 5 * 60_000

/** Asks the network for what happened while nothing reached us. What is known already changes nothing. */
export const backfillAccount = job<ToFill>('backfill-account', 6, async (platform, data, attempt) => {
  const { row, connector } = await openAccount(platform, data.accountId)
  // One that is broken again is asked when it heals, from the same moment on.
  if (row.removed_at || row.state === 'broken' || !connector.backfill) return
  const pause = row.reads_paused_until
  if (pause && pause > platform.clock.now()) return putOff(platform, data, pause)
  try {
    const since = new Date(Date.parse(data.since) - MARGIN_MS)
    const events = await callWithRefresh(platform, data.accountId, async (open) => open.connector.backfill?.(open, since, platform.egress))
    const { lane, channel } = row
    await acceptorOf(platform).accept({ accountId: data.accountId, lane, channel }, 'backfill', events ?? [])
    await platform.db
      .updateTable('accounts')
      .set({ missing_since: null })
      .where('id', '=', data.accountId)
      .where('missing_since', '>=', new Date(data.since))
      .execute()
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const { retryAt } = error
    if (retryAt) {
      await inTransaction(platform.db, (tx) => notePace(tx, data.accountId, { remaining: 0, resetsAt: retryAt }, 'reads'))
      return putOff(platform, data, retryAt)
    }
    if (error.next !== 'give-up' && error.next !== 'reconnect' && !attempt.last) throw error
    platform.log.warn({ accountId: data.accountId, code: error.code }, 'what an account missed could not be asked for')
  }
})

function putOff({ db }: Platform, data: ToFill, until: Date): Promise<void> {
  return inTransaction(db, (tx) => backfillAccount.later(tx, [data], { runAt: until }))
}
