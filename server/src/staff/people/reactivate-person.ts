import type { Person } from '@atalaya/shared/contract/staff.ts'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'
import { demandAuthorityOver } from './demand-authority.ts'
import { readPerson } from './list-people.ts'

/** The person can sign in again, with the password they had. */
export async function reactivatePerson(tx: Tx, caller: Caller, personId: string): Promise<Person> {
  await demandAuthorityOver(tx, caller, personId)
  const { numUpdatedRows } = await tx
    .updateTable('people')
    .set({ deactivated_at: null, updated_at: caller.at })
    .where('id', '=', personId)
    .where('deactivated_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await emit(tx, actorOf(caller), 'person.changed', { personId })
  return readPerson(tx, personId)
}
