import { sql } from 'kysely'
import { CONNECTORS } from '../../connectors/registry.ts'
import type { Tx } from '../../platform/db.ts'
import { backfillAccount } from './backfill-account.ts'

/**
 * What these accounts may have missed is asked for, from the moment since when nothing may have reached them: when they broke, else when
 * they last heard anything, no later than `before`. One that never heard anything has no gap.
 */
export async function queueBackfill(tx: Tx, accountIds: readonly string[] | 'all', before?: Date): Promise<void> {
  const channels = CONNECTORS.filter((one) => one.backfill).map((one) => one.channel)
  if (channels.length === 0) return
  const chosen = accountIds === 'all' ? sql`true` : sql`id = any(${[...accountIds]}::uuid[])`
  const { rows } = await sql<{ id: string; since: Date }>`
    select id, least(missing_since, case when missing_since is null then last_event_at end, ${before ?? null}::timestamptz) as since from accounts
    where ${chosen} and channel = any(${channels}::text[]) and removed_at is null and state <> 'broken' and coalesce(missing_since, last_event_at) is not null`.execute(
    tx,
  )
  await backfillAccount.later(
    tx,
    rows.map(({ id, since }) => ({ accountId: id, since: since.toISOString() })),
    { key: ({ accountId }) => `backfill:${accountId}` },
  )
}
