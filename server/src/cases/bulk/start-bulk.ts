import { type startBulk as Contract, MOST_BULK } from '@atalaya/shared/contract/bulk.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessBulk, type BulkRecord } from './access-bulk.ts'
import { matchCases } from './match-cases.ts'
import { standingSql } from './standing.ts'
import { workBulk } from './work-bulk.ts'

const KEPT_HOURS = 24
const MOST_AT_ONCE = 5

/**
 * All cases that match now are to be changed, in the background, those that wait longest first. Refused as `bulk/too-many` above the most
 * allowed and as `bulk/none` when nothing matches. The same id again, of the same caller, starts nothing.
 */
export async function startBulk(tx: Tx, caller: Caller, { bulkId, source, change }: z.infer<(typeof Contract)['input']>): Promise<BulkRecord> {
  if (caller.kind === 'platform') throw new AppError('forbidden', 'person/needed', 'Only a person or a key changes many cases.')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bulk of ${caller.id}`}, 0))`.execute(tx)
  const known = await tx.selectFrom('bulk_runs').select('id').where('id', '=', bulkId).executeTakeFirst()
  if (known) return accessBulk(tx, caller, bulkId)
  await demandFew(tx, caller)
  // What could be undone is told for a quarter of an hour; how cases stood is not kept for longer than a day.
  await tx
    .deleteFrom('bulk_runs')
    .where('started_at', '<', new Date(caller.at.getTime() - KEPT_HOURS * 3_600_000))
    .execute()
  await tx
    .insertInto('bulk_runs')
    .values({ id: bulkId, caller_kind: caller.kind, caller_id: caller.id, change: JSON.stringify(change), total: 0, started_at: caller.at })
    .execute()
  const { rows } = await sql<{ count: number }>`with kept as (insert into bulk_items (bulk_id, position, case_id, before)
      select ${bulkId}::uuid, row_number() over (order by c.last_message_at, c.id), c.id, ${standingSql(caller)}
      from ${matchCases(caller, source)} c returning 1)
    select count(*)::int as count from kept`.execute(tx)
  const total = rows[0]!.count
  if (total === 0) throw new AppError('conflict', 'bulk/none', 'No case matches.')
  if (total > MOST_BULK)
    throw new AppError('conflict', 'bulk/too-many', `More than ${MOST_BULK} cases match; narrow the filter.`, { most: MOST_BULK })
  const run = await tx.updateTable('bulk_runs').set({ total }).where('id', '=', bulkId).returningAll().executeTakeFirstOrThrow()
  await workBulk.later(tx, [{ bulkId }], { lane: () => 'bulk' })
  await emit(tx, actorOf(caller), 'bulk.started', { bulkId, change: change.do, cases: total })
  return run
}

async function demandFew(tx: Tx, { id }: Caller): Promise<void> {
  const atWork = await tx
    .selectFrom('bulk_runs')
    .select('id')
    .where('caller_id', '=', id)
    .where((where) =>
      where.or([where('finished_at', 'is', null), where.and([where('undo_started_at', 'is not', null), where('undone_at', 'is', null)])]),
    )
    .execute()
  if (atWork.length >= MOST_AT_ONCE) throw new AppError('conflict', 'bulk/busy', 'Wait until one of your changes of many cases has ended.')
}
