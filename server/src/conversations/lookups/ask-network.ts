import { callWithRefresh } from '../../accounts/call-with-refresh.ts'
import { notePace } from '../../accounts/note-pace.ts'
import { type OpenAccount, openAccount } from '../../accounts/open-account.ts'
import { ConnectorError } from '../../connectors/channel.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Attempt } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'

/** What the network said; or when to ask again, because it wants no questions before; nothing where it does not tell or refused. */
export type Answer<T> = { found: T | null } | { askAgainAt: Date }

/** Asks the network something that is good to know and not needed. Rejects only for what may pass, so that the job tries again. */
export async function askNetwork<T>(
  platform: Platform,
  accountId: string,
  attempt: Attempt,
  ask: (account: OpenAccount) => Promise<T | null>,
): Promise<Answer<T>> {
  const { row } = await openAccount(platform, accountId)
  if (row.removed_at || row.state !== 'active') return { found: null }
  if (row.reads_paused_until && row.reads_paused_until > platform.clock.now()) return { askAgainAt: row.reads_paused_until }
  try {
    return { found: await callWithRefresh(platform, accountId, ask) }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const { retryAt } = error
    if (retryAt) {
      await inTransaction(platform.db, (tx) => notePace(tx, accountId, { remaining: 0, resetsAt: retryAt }, 'reads'))
      return { askAgainAt: retryAt }
    }
    if ((error.next === 'retry' || error.next === 'uncertain') && !attempt.last) throw error
    return { found: null }
  }
}
