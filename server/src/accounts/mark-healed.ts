import type { Tx } from '../platform/db.ts'
import { emit, PLATFORM } from '../platform/facts.ts'

/** The account works again; said once. */
export async function markHealed(tx: Tx, accountId: string): Promise<void> {
  const healed = await tx
    .updateTable('accounts')
    .set({ state: 'active', state_reason: null })
    .where('id', '=', accountId)
    .where('state', '=', 'broken')
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (healed.numUpdatedRows > 0n) await emit(tx, PLATFORM, 'account.healed', { accountId })
}
