import { sql } from 'kysely'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessCase } from '../access-case.ts'
import { recountCases } from '../recount-case.ts'

/**
 * The closed case is open again, pending. When the contact has another open case on the account by now, their next messages go on joining
 * that one.
 */
export async function reopenCase(tx: Tx, caller: Caller, caseId: string): Promise<string> {
  const found = await accessCase(tx, caller, caseId, 'reopen')
  try {
    await tx
      .updateTable('cases')
      .set({
        state: 'pending',
        closed_at: null,
        closed_by: null,
        reason_id: null,
        rating: null,
        updated_at: caller.at,
        gathers: sql<boolean>`not exists (select 1 from cases o where o.contact_id = ${found.contact_id}::uuid
          and o.account_id = ${found.account_id}::uuid and o.gathers and o.state <> 'closed')`,
      })
      .where('id', '=', caseId)
      .execute()
  } catch (error) {
    if (brokenUnique(error) === 'cases_gathering') throw new AppError('conflict', 'case/changed', 'The contact wrote at this moment; try again.')
    throw error
  }
  await recountCases(tx, [caseId])
  await emit(tx, actorOf(caller), 'case.reopened', { caseId })
  return caseId
}
