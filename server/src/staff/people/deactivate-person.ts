import type { Person } from '@atalaya/shared/contract/staff.ts'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'
import { dropGrants } from '../sign-in/drop-grants.ts'
import { demandAuthorityOver, demandSomeoneInCharge } from './demand-authority.ts'
import { readPerson } from './list-people.ts'

/**
 * The person can no longer sign in and their sessions have ended; what they did stays theirs, and keys they made go on working. Slices
 * above take back the work they owed when they learn of the fact.
 */
export async function deactivatePerson(tx: Tx, caller: Caller, personId: string): Promise<Person> {
  await demandAuthorityOver(tx, caller, personId)
  const { numUpdatedRows } = await tx
    .updateTable('people')
    .set({ deactivated_at: caller.at, updated_at: caller.at })
    .where('id', '=', personId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  await demandSomeoneInCharge(tx)
  await tx.deleteFrom('sessions').where('person_id', '=', personId).execute()
  await dropGrants(tx, personId)
  if (numUpdatedRows > 0n) await emit(tx, actorOf(caller), 'person.deactivated', { personId })
  return readPerson(tx, personId)
}
