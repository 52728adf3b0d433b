import type { Pace } from '../connectors/channel.ts'
import type { Tx } from '../platform/db.ts'
import { emit, PLATFORM } from '../platform/facts.ts'

/** Networks count posts, direct messages and questions apart. */
export type Calls = 'public' | 'private' | 'reads'

const COLUMN = {
  public: 'paused_until',
  private: 'private_paused_until',
  reads: 'reads_paused_until',
} as const satisfies Record<Calls, string>

/** From so many hundredths of what a network allows one stops before it says so: its refusals cost more than waiting. */
const NEARLY_ALL = 95

/** Whether nothing more should be asked before the limit starts anew. */
export function isSpent({ remaining, used }: Pace): boolean {
  return remaining <= 0 || (used !== undefined && used >= NEARLY_ALL)
}

/**
 * No such call is made for the account before the limit that is used up starts anew. A limit with calls left changes nothing, and a pause
 * is never made shorter.
 */
export async function notePace(tx: Tx, accountId: string, pace: Pace | undefined, calls: Calls): Promise<void> {
  if (!pace || !isSpent(pace)) return
  const column = COLUMN[calls]
  const paused = await tx
    .updateTable('accounts')
    .set({ [column]: pace.resetsAt })
    .where('id', '=', accountId)
    .where((where) => where.or([where(column, 'is', null), where(column, '<', pace.resetsAt)]))
    .executeTakeFirst()
  if (paused.numUpdatedRows > 0n) await emit(tx, PLATFORM, 'account.changed', { accountId })
}
