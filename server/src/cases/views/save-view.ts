import type { saveView as Contract, SavedView } from '@atalaya/shared/contract/cases.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { demandPerson } from '../../staff/demand-person.ts'
import { shapeView } from './list-saved-views.ts'

/** Makes the caller's view, or changes it. With a team the caller belongs to, its members see it too. */
export async function saveView(tx: Tx, caller: Caller, input: z.infer<(typeof Contract)['input']>): Promise<SavedView> {
  const ownerId = demandPerson(caller)
  if (input.teamId !== null && !caller.teamIds.includes(input.teamId))
    throw new AppError('not_found', 'team/unknown', 'You are not a member of that team.')
  const values = { name: input.name, team_id: input.teamId, filter: JSON.stringify(input.filter), position: input.position }
  const saved = await tx
    .insertInto('saved_views')
    .values({ id: input.viewId, owner_id: ownerId, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values).where('saved_views.owner_id', '=', ownerId))
    .returningAll()
    .executeTakeFirst()
  if (!saved) throw new AppError('not_found', 'view/unknown', 'There is no such view of yours.')
  await emit(tx, actorOf(caller), 'view.changed', { viewId: saved.id })
  return shapeView(caller, saved)
}
