import type { Pace } from '../connectors/channel.ts'
import type { Tx } from '../platform/db.ts'
import { emit, PLATFORM } from '../platform/facts.ts'

/** Nothing leaves by the account before the limit that is used up starts anew. A limit with calls left changes nothing. */
export async function notePace(tx: Tx, accountId: string, pace: Pace | undefined): Promise<void> {
  if (!pace || pace.remaining > 0) return
  const paused = await tx
    .updateTable('accounts')
    .set({ paused_until: pace.resetsAt })
    .where('id', '=', accountId)
    .where((where) => where.or([where('paused_until', 'is', null), where('paused_until', '<', pace.resetsAt)]))
    .executeTakeFirst()
  if (paused.numUpdatedRows > 0n) await emit(tx, PLATFORM, 'account.changed', { accountId })
}
