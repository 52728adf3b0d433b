import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { Standing } from './standing.ts'

/** Whether cases are changed, or given back what they had. */
export type Phase = 'change' | 'undo'

export interface Item {
  bulkId: string
  position: number
  caseId: string
  before: Standing
  after: Standing | null
  /** When it was settled last, with all the digits of the database. */
  at: string | null
}

/**
 * The next case of the run, held for this transaction alone; undefined when none is left or the run was stopped. The run is held too, so
 * that who stops it waits for the case in hand.
 */
export async function claimItem(tx: Tx, bulkId: string, phase: Phase): Promise<Item | undefined> {
  const goes = phase === 'change' ? sql`finished_at is null` : sql`undo_started_at is not null and undone_at is null`
  const run = await sql`select 1 from bulk_runs where id = ${bulkId}::uuid and ${goes} for share`.execute(tx)
  if (run.rows.length === 0) return undefined
  const { rows } = await sql<Item>`select bulk_id as "bulkId", position, case_id as "caseId", before, after, at::text as at
    from bulk_items where bulk_id = ${bulkId}::uuid and state = ${phase === 'change' ? 'waiting' : 'changed'}
    order by position limit 1 for update skip locked`.execute(tx)
  return rows[0]
}

interface Settled {
  bulkId: string
  position: number
  state: 'changed' | 'unchanged' | 'refused' | 'undone' | 'kept'
  code?: string
  after?: Standing
}

/** What became of the case. An item that has been settled in this way already stays as it is. */
export async function settleItem(tx: Tx, { bulkId, position, state, code, after }: Settled): Promise<void> {
  const from = state === 'undone' || state === 'kept' ? 'changed' : 'waiting'
  await tx
    .updateTable('bulk_items')
    .set({ state, code: code ?? null, at: sql<Date>`now()`, ...(after && { after: JSON.stringify(after) }) })
    .where('bulk_id', '=', bulkId)
    .where('position', '=', position)
    .where('state', '=', from)
    .execute()
}
