import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'

/** Nothing is sent or polled until somebody lets the account go on; what the network pushes is kept. A broken account stays broken. */
export async function pauseAccount(tx: Tx, caller: Caller, accountId: string, paused: boolean): Promise<void> {
  const [from, to] = paused ? ['active', 'paused'] : ['paused', 'active']
  const changed = await tx
    .updateTable('accounts')
    .set({ state: to, state_reason: null, ...(paused ? {} : { paused_until: null, private_paused_until: null }) })
    .where('id', '=', accountId)
    .where('state', '=', from)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) await emit(tx, actorOf(caller), 'account.changed', { accountId })
}
