import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'
import { accessCase } from '../access-case.ts'

/** The case is among the spam, or back among the work. Nothing of it is deleted, and it goes on gathering what its contact writes. */
export async function setCaseAside(tx: Tx, caller: Caller, { caseId, undo }: { caseId: string; undo: boolean }): Promise<string> {
  const found = await accessCase(tx, caller, caseId, 'set-aside')
  if ((found.set_aside_at === null) === undo) return caseId
  await tx
    .updateTable('cases')
    .set({ set_aside_at: undo ? null : caller.at, snoozed_until: null, updated_at: caller.at })
    .where('id', '=', caseId)
    .execute()
  await emit(tx, actorOf(caller), 'case.set-aside', { caseId, undone: undo })
  return caseId
}
