import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { demandPerson } from '../../staff/demand-person.ts'
import { accessCase } from '../access-case.ts'

/** The caller has read the case up to its last message, and has seen where it mentions them. Nobody else is told. */
export async function readMark(tx: Tx, caller: Caller, caseId: string): Promise<void> {
  const me = demandPerson(caller)
  const found = await accessCase(tx, caller, caseId)
  // A network's clock may run ahead of ours: what came with a later time is read all the same.
  const at = new Date(Math.max(caller.at.getTime(), found.last_inbound_at?.getTime() ?? 0))
  await tx
    .insertInto('case_reads')
    .values({ case_id: caseId, person_id: me, at })
    .onConflict((conflict) => conflict.columns(['case_id', 'person_id']).doUpdateSet({ at: sql<Date>`greatest(case_reads.at, excluded.at)` }))
    .execute()
  await tx
    .updateTable('mentions')
    .set({ seen_at: caller.at })
    .where('person_id', '=', me)
    .where('case_id', '=', caseId)
    .where('seen_at', 'is', null)
    .execute()
}
