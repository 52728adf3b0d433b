import { type AccountCheck, ConnectorError } from '../../connectors/channel.ts'
import { inTransaction } from '../../platform/db.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import type { Platform } from '../../platform/platform.ts'
import { callWithRefresh } from '../call-with-refresh.ts'
import { forgetAccount } from '../open-account.ts'
import { hookUrl, type LastCheck } from './shape-account.ts'

type Found = Pick<AccountCheck, 'problems' | 'facts'>

/** The network is asked to send the account's events to us; what stands in the way is kept as a problem to be seen, not thrown. */
export async function subscribeAccount(platform: Platform, accountId: string): Promise<void> {
  const found = await attempt(platform, accountId)
  if (found) await keepFound(platform, accountId, found)
}

/** Null when the network sends nothing by itself. */
async function attempt(platform: Platform, accountId: string): Promise<Found | null> {
  try {
    return await callWithRefresh(platform, accountId, async ({ connector, ...account }) => {
      if (!connector.subscribe) return null
      await connector.subscribe(account, hookUrl(platform, accountId), platform.egress)
      return connector.check(account, platform.egress)
    })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return { problems: [{ code: 'not-subscribed', detail: error.message }], facts: {} }
  }
}

/** Keeps what a check found. */
export async function keepFound(platform: Platform, accountId: string, { problems, facts }: LastCheck): Promise<void> {
  await inTransaction(platform.db, async (tx) => {
    const row = { checked_at: platform.clock.now(), last_check: JSON.stringify({ problems, facts }) }
    await tx.updateTable('accounts').set(row).where('id', '=', accountId).execute()
    await emit(tx, PLATFORM, 'account.changed', { accountId })
  })
  forgetAccount(platform, accountId)
}
