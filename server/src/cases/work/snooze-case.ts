import { actorOf, type Caller } from '../../platform/caller.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import { cancelJob, job } from '../../platform/jobs.ts'
import { accessCase } from '../access-case.ts'

interface Nap {
  caseId: string
  /** The moment it was put to sleep until: a job of an earlier snooze wakes nothing. */
  until: string
}

const keyOf = ({ caseId }: { caseId: string }) => `wake-case:${caseId}`

/** Wakes a case when its moment has come, unless it was woken or put to sleep anew meanwhile. */
export const wakeCase = job<Nap>('wake-case', 10, ({ db }, { caseId, until }) =>
  inTransaction(db, async (tx) => {
    const woken = await tx
      .updateTable('cases')
      .set({ snoozed_until: null })
      .where('id', '=', caseId)
      .where('snoozed_until', '=', new Date(until))
      .returning('id')
      .executeTakeFirst()
    if (woken) await emit(tx, PLATFORM, 'case.woken', { caseId })
  }),
)

/** The case rests until the moment or until the customer writes; null wakes it now. */
export async function snoozeCase(tx: Tx, caller: Caller, { caseId, until }: { caseId: string; until: string | null }): Promise<string> {
  const found = await accessCase(tx, caller, caseId, 'snooze')
  const at = until === null ? null : new Date(until)
  if (at && at <= caller.at) throw new AppError('invalid', 'snooze/past', 'Choose a moment that is still to come.')
  if ((found.snoozed_until?.getTime() ?? null) === (at?.getTime() ?? null)) return caseId
  await tx.updateTable('cases').set({ snoozed_until: at, updated_at: caller.at }).where('id', '=', caseId).execute()
  if (at) {
    await wakeCase.later(tx, [{ caseId, until: at.toISOString() }], { key: keyOf, runAt: at })
    await emit(tx, actorOf(caller), 'case.snoozed', { caseId, until: at.toISOString() })
  } else {
    await cancelJob(tx, keyOf({ caseId }))
    await emit(tx, actorOf(caller), 'case.woken', { caseId })
  }
  return caseId
}
