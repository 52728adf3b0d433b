import type { BulkChange } from '@atalaya/shared/contract/bulk.ts'
import { sql } from 'kysely'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { inTransaction } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { type Job, job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { recallCaller } from '../../staff/auth/recall-caller.ts'
import type { BulkRecord } from './access-bulk.ts'
import { changeItem } from './change-item.ts'
import { claimItem, type Phase, settleItem } from './claim-item.ts'
import { undoItem } from './undo-item.ts'

/** So many cases, then the next of the lane has its turn and the desks hear how far it is. */
const CHUNK = 50
/** A case whose change fails for a reason of ours is tried so often before it is left. */
const TRIES = 3

/**
 * Works on a run, a chunk at a time, each case in a transaction of its own which also settles its item: a worker that dies leaves nothing
 * half done, and two that work on the same run share its cases. All runs stand in one lane, so that they never keep replies from leaving.
 */
export const workBulk: Job<{ bulkId: string }> = job('work-bulk', 10, async (platform, { bulkId }, attempt) => {
  const run = await platform.db.selectFrom('bulk_runs').selectAll().where('id', '=', bulkId).executeTakeFirst()
  const phase = run && phaseOf(run)
  if (!run || !phase) return
  for (let turn = 0; turn < CHUNK; turn++) {
    if (!(await takeTurn(platform, run, phase, attempt.number >= TRIES))) break
  }
  await goOn(platform, run, phase)
})

function phaseOf({ finished_at, undo_started_at, undone_at }: BulkRecord): Phase | null {
  if (!finished_at) return 'change'
  return undo_started_at && !undone_at ? 'undo' : null
}

/** One case; false when none is left to take. */
async function takeTurn(platform: Platform, run: BulkRecord, phase: Phase, givesUp: boolean): Promise<boolean> {
  const { db, clock, log } = platform
  let position: number | undefined
  try {
    return await inTransaction(db, async (tx) => {
      const item = await claimItem(tx, run.id, phase)
      if (!item) return false
      position = item.position
      const caller = await callerOf(tx, run, clock.now())
      await (phase === 'change' ? changeItem : undoItem)(tx, caller, run.change as BulkChange, item)
      return true
    })
  } catch (error) {
    if (position === undefined || (!(error instanceof AppError) && !givesUp)) throw error
    if (!(error instanceof AppError)) log.error({ err: error, bulkId: run.id }, 'a case could not be changed with the others')
    const settled = { bulkId: run.id, position, code: error instanceof AppError ? error.code : 'internal' }
    await inTransaction(db, (tx) => settleItem(tx, { ...settled, state: phase === 'change' ? 'refused' : 'kept' }))
    return true
  }
}

/** Asked anew for each case: a right that is taken away ends the work that rests on it. */
async function callerOf(tx: Parameters<typeof recallCaller>[0], run: BulkRecord, at: Date): Promise<Caller> {
  const caller = await recallCaller(tx, { kind: run.caller_kind as Caller['kind'], id: run.caller_id }, at)
  if (!caller) throw new AppError('forbidden', 'permission/missing', 'Who started this may no longer come in.')
  return caller
}

/** The end of the run when nothing is left of it, otherwise the next chunk. */
async function goOn({ db, clock }: Platform, run: BulkRecord, phase: Phase): Promise<void> {
  await inTransaction(db, async (tx) => {
    const now = await tx.selectFrom('bulk_runs').selectAll().where('id', '=', run.id).forUpdate().executeTakeFirst()
    if (!now || phaseOf(now) !== phase) return
    const waits = phase === 'change' ? 'waiting' : 'changed'
    const { rows } = await sql<{ waiting: number; of: number }>`select count(*) filter (where state = ${waits})::int as waiting,
      count(*) filter (where ${phase === 'change'}::boolean or state in ('changed', 'undone', 'kept'))::int as of
      from bulk_items where bulk_id = ${run.id}::uuid`.execute(tx)
    const { waiting, of } = rows[0]!
    const actor = actorOf({ kind: run.caller_kind, id: run.caller_id } as Caller)
    await emit(tx, actor, 'bulk.progressed', { bulkId: run.id, done: of - waiting, of })
    if (waiting > 0) return workBulk.later(tx, [{ bulkId: run.id }], { lane: () => 'bulk' })
    const ended = phase === 'change' ? { finished_at: clock.now() } : { undone_at: clock.now() }
    await tx.updateTable('bulk_runs').set(ended).where('id', '=', run.id).execute()
    await emit(tx, actor, 'bulk.finished', { bulkId: run.id, outcome: phase === 'change' ? 'done' : 'undone' })
  })
}
