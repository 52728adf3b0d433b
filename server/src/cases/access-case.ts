import type { Selectable } from 'kysely'
import type { Caller } from '../platform/caller.ts'
import type { Tx } from '../platform/db.ts'
import type { Schema } from '../platform/db-types.gen.ts'
import { AppError } from '../platform/errors.ts'
import { scopeOf } from './data-scope.ts'
import { type CaseMay, type CaseStanding, demandMay } from './may-case.ts'

export type CaseRecord = Selectable<Schema['cases']>

/**
 * The only door to a case on behalf of someone. What the caller may not see is `not_found`. With `may` the case is locked against other
 * changes until the transaction ends, and the caller may do that with it as it stands then.
 */
export async function accessCase(tx: Tx, caller: Caller, caseId: string, may?: CaseMay): Promise<CaseRecord> {
  let query = tx.selectFrom('cases as c').selectAll('c').where('c.id', '=', caseId)
  if (may) query = query.forNoKeyUpdate()
  const found = await query.executeTakeFirst()
  const inScope = found && (await isInScope(tx, caller, caseId))
  if (!found || !inScope) throw new AppError('not_found', 'case/unknown', 'There is no such case.')
  if (may) demandMay(caller, may, standingOf(found))
  return found
}

/** Asked after the lock, so that it is about the case as it is now and not as it was before somebody else's change. */
async function isInScope(tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
  if (caller.scope === 'all') return true
  return (await tx.selectFrom('cases as c').select('c.id').where('c.id', '=', caseId).where(scopeOf(caller)).executeTakeFirst()) !== undefined
}

export function standingOf(found: Pick<CaseRecord, 'state' | 'merged_into' | 'set_aside_at' | 'messages'>): CaseStanding {
  return { state: found.state, merged: found.merged_into !== null, setAside: found.set_aside_at !== null, messages: found.messages }
}
