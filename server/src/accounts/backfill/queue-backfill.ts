import { sql } from 'kysely'
import { CONNECTORS } from '../../connectors/registry.ts'
import type { Tx } from '../../platform/db.ts'
import { backfillAccount } from './backfill-account.ts'

/** These accounts, from when they broke or last heard anything; or all of them, since the product was last at work. */
export type Gap = { accountIds: readonly string[] } | { awaySince: Date }

/** What accounts may have missed is asked for, in a job each. One that never heard anything has no gap of its own. */
export async function queueBackfill(tx: Tx, gap: Gap): Promise<void> {
  const channels = CONNECTORS.filter((one) => one.backfill).map((one) => one.channel)
  if (channels.length === 0) return
  const since = 'awaySince' in gap ? sql`least(missing_since, ${gap.awaySince}::timestamptz)` : sql`coalesce(missing_since, last_event_at)`
  const chosen = 'awaySince' in gap ? sql`true` : sql`id = any(${[...gap.accountIds]}::uuid[])`
  const { rows } = await sql<{ id: string; since: Date }>`select id, ${since} as since from accounts
    where ${chosen} and channel = any(${channels}::text[]) and removed_at is null and state <> 'broken' and ${since} is not null`.execute(tx)
  await backfillAccount.later(
    tx,
    rows.map((row) => ({ accountId: row.id, since: row.since.toISOString() })),
    { key: ({ accountId }) => `backfill:${accountId}` },
  )
}
