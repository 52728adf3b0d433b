import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import { emit, PLATFORM } from '../platform/facts.ts'

/** The account cannot be used until somebody reconnects it; said once, with a reason that desktops translate. */
export async function markBroken(tx: Tx, accountId: string, reason: string): Promise<void> {
  const broken = await tx
    .updateTable('accounts')
    .set({ state: 'broken', state_reason: reason, missing_since: sql`coalesce(missing_since, last_event_at)` })
    .where('id', '=', accountId)
    .where('state', '<>', 'broken')
    .executeTakeFirst()
  if (broken.numUpdatedRows > 0n) await emit(tx, PLATFORM, 'account.broken', { accountId, reason })
}
