import { actorOf, type Caller, personOf } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'

/** The caller's view is gone, for the team it was shared with too. */
export async function removeView(tx: Tx, caller: Caller, viewId: string): Promise<void> {
  const gone = await tx.deleteFrom('saved_views').where('id', '=', viewId).where('owner_id', '=', personOf(caller)).returning('id').executeTakeFirst()
  if (!gone) throw new AppError('not_found', 'view/unknown', 'There is no such view of yours.')
  await emit(tx, actorOf(caller), 'view.changed', { viewId })
}
