import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'
import { demandPerson } from '../../staff/demand-person.ts'
import { accessCase } from '../access-case.ts'

/** The caller follows the case, or no longer does. */
export async function followCase(tx: Tx, caller: Caller, { caseId, undo }: { caseId: string; undo: boolean }): Promise<string> {
  const followerId = demandPerson(caller)
  await accessCase(tx, caller, caseId)
  const changed = undo
    ? await tx.deleteFrom('followers').where('case_id', '=', caseId).where('person_id', '=', followerId).returning('person_id').executeTakeFirst()
    : await tx
        .insertInto('followers')
        .values({ case_id: caseId, person_id: followerId })
        .onConflict((conflict) => conflict.doNothing())
        .returning('person_id')
        .executeTakeFirst()
  if (changed) await emit(tx, actorOf(caller), 'case.followed', { caseId, followerId, undone: undo })
  return caseId
}
