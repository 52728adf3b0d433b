import type { Pace, Visibility } from '../connectors/channel.ts'
import type { Tx } from '../platform/db.ts'
import { emit, PLATFORM } from '../platform/facts.ts'

/**
 * Nothing of this visibility leaves by the account before the limit that is used up starts anew: networks count posts and direct messages
 * apart. A limit with calls left changes nothing, and a pause is never made shorter.
 */
export async function notePace(tx: Tx, accountId: string, pace: Pace | undefined, visibility: Visibility): Promise<void> {
  if (!pace || pace.remaining > 0) return
  const column = visibility === 'private' ? 'private_paused_until' : 'paused_until'
  const paused = await tx
    .updateTable('accounts')
    .set({ [column]: pace.resetsAt })
    .where('id', '=', accountId)
    .where((where) => where.or([where(column, 'is', null), where(column, '<', pace.resetsAt)]))
    .executeTakeFirst()
  if (paused.numUpdatedRows > 0n) await emit(tx, PLATFORM, 'account.changed', { accountId })
}
