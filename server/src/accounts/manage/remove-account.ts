import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'

/** The account is gone from every list and its secrets are forgotten; its conversations stay. */
export async function removeAccount(tx: Tx, caller: Caller, accountId: string): Promise<void> {
  const removed = await tx
    .updateTable('accounts')
    .set({ removed_at: caller.at, secrets: null, state: 'paused', state_reason: 'removed' })
    .where('id', '=', accountId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (removed.numUpdatedRows > 0n) await emit(tx, actorOf(caller), 'account.removed', { accountId })
}
