import { type BulkChange, type BulkRun, type readBulk as Contract, UNDO_MINUTES } from '@atalaya/shared/contract/bulk.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import type { BulkRecord } from './access-bulk.ts'

const MOST_TOLD = 500

interface Tally {
  bulkId: string
  state: string
  code: string | null
  count: number
}

/** Until when the run can be taken back; null when it cannot, because it is at work or was taken back. */
export function undoUntil({ finished_at, undo_started_at }: BulkRecord): Date | null {
  return finished_at && !undo_started_at ? new Date(finished_at.getTime() + UNDO_MINUTES * 60_000) : null
}

/** Runs as their caller reads them, counted from what became of each case. */
export async function shapeRuns(db: Reader, runs: readonly BulkRecord[]): Promise<BulkRun[]> {
  if (runs.length === 0) return []
  const { rows } = await sql<Tally>`select bulk_id as "bulkId", state, code, count(*)::int as count from bulk_items
    where bulk_id = any(${runs.map(({ id }) => id)}::uuid[]) group by 1, 2, 3`.execute(db)
  return runs.map((run) =>
    shapeRun(
      run,
      rows.filter(({ bulkId }) => bulkId === run.id),
    ),
  )
}

function shapeRun(run: BulkRecord, tallies: readonly Tally[]): BulkRun {
  const count = (...states: string[]) => tallies.filter(({ state }) => states.includes(state)).reduce((sum, one) => sum + one.count, 0)
  const [changed, undone, kept] = [count('changed', 'undone', 'kept'), count('undone'), count('kept')]
  const left = run.undo_started_at ? 'kept' : 'refused'
  return {
    bulkId: run.id,
    do: (run.change as BulkChange).do,
    state: stateOf(run),
    total: run.undo_started_at ? changed : run.total,
    done: run.undo_started_at ? undone + kept : run.total - count('waiting'),
    changed,
    unchanged: count('unchanged'),
    refused: count('refused'),
    undone,
    kept,
    startedAt: run.started_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
    undoUntil: (changed > 0 && undoUntil(run)?.toISOString()) || null,
    left: tallies.flatMap(({ state, code, count: many }) => (state === left ? [{ code: code ?? '', count: many }] : [])),
  }
}

function stateOf({ finished_at, cancelled_at, undo_started_at, undone_at }: BulkRecord): BulkRun['state'] {
  if (undone_at) return 'undone'
  if (undo_started_at) return 'undoing'
  if (cancelled_at) return 'cancelled'
  return finished_at ? 'done' : 'running'
}

/** One run with the cases that were left as they are, and why. */
export async function readRun(db: Reader, run: BulkRecord): Promise<z.infer<(typeof Contract)['reply']>> {
  const [shaped] = await shapeRuns(db, [run])
  const { rows } = await sql<{ caseId: string; number: string; code: string }>`
    select i.case_id as "caseId", c.number::text as number, coalesce(i.code, '') as code from bulk_items i join cases c on c.id = i.case_id
    where i.bulk_id = ${run.id}::uuid and i.state = ${run.undo_started_at ? 'kept' : 'refused'} order by i.position limit ${MOST_TOLD}`.execute(db)
  return { ...shaped!, cases: rows }
}

/** The caller's runs that are at work or can still be taken back, newest first. */
export async function listRuns(db: Reader, caller: Caller): Promise<BulkRun[]> {
  const since = new Date(caller.at.getTime() - UNDO_MINUTES * 60_000)
  const runs = await db
    .selectFrom('bulk_runs')
    .selectAll()
    .where('caller_kind', '=', caller.kind)
    .where('caller_id', '=', caller.id)
    .where((where) =>
      where.or([
        where('finished_at', 'is', null),
        where('finished_at', '>', since),
        where.and([where('undo_started_at', 'is not', null), where('undone_at', 'is', null)]),
        where('undone_at', '>', since),
      ]),
    )
    .orderBy('started_at', 'desc')
    .limit(20)
    .execute()
  return shapeRuns(db, runs)
}
