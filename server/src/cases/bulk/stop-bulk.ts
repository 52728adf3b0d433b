import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessBulk, type BulkRecord } from './access-bulk.ts'
import { undoUntil } from './shape-bulk.ts'
import { workBulk } from './work-bulk.ts'

/** No further case is changed once this has committed. A run that has ended stays as it ended. */
export async function cancelBulk(tx: Tx, caller: Caller, bulkId: string): Promise<BulkRecord> {
  const found = await accessBulk(tx, caller, bulkId, true)
  if (found.finished_at) return found
  await emit(tx, actorOf(caller), 'bulk.finished', { bulkId, outcome: 'cancelled' })
  return tx
    .updateTable('bulk_runs')
    .set({ finished_at: caller.at, cancelled_at: caller.at })
    .where('id', '=', bulkId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What the run changed is to be taken back, in the background. Refused while it is at work and when its time has passed; asked twice is asked once. */
export async function undoBulk(tx: Tx, caller: Caller, bulkId: string): Promise<BulkRecord> {
  const found = await accessBulk(tx, caller, bulkId, true)
  if (found.undo_started_at) return found
  const until = undoUntil(found)
  if (!until) throw new AppError('conflict', 'bulk/at-work', 'Stop it first, or wait until it has ended.')
  if (until <= caller.at) throw new AppError('conflict', 'bulk/too-late', 'The time to take this back has passed.')
  const run = await tx.updateTable('bulk_runs').set({ undo_started_at: caller.at }).where('id', '=', bulkId).returningAll().executeTakeFirstOrThrow()
  await workBulk.later(tx, [{ bulkId }], { lane: () => 'bulk' })
  await emit(tx, actorOf(caller), 'bulk.undoing', { bulkId })
  return run
}
