import { inTransaction } from '../../platform/db.ts'
import { job } from '../../platform/jobs.ts'
import { recountCases } from '../recount-case.ts'

/**
 * Brings what was said in a case at the very moment it was merged to where the rest went: a message or reply whose transaction had chosen the
 * case before, and was let in after.
 */
export const gatherStrays = job<{ caseId: string }>('gather-strays', 10, ({ db }, { caseId }) =>
  inTransaction(db, async (tx) => {
    const merged = await tx.selectFrom('cases').select('merged_into').where('id', '=', caseId).executeTakeFirst()
    const into = merged?.merged_into
    if (!into) return
    const moved = await tx.updateTable('messages').set({ case_id: into }).where('case_id', '=', caseId).returning('id').execute()
    await tx.updateTable('conversations').set({ case_id: into }).where('case_id', '=', caseId).execute()
    if (moved.length > 0) await recountCases(tx, [caseId, into])
  }),
)
