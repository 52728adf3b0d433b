import type { BulkChange, changeMany as Contract } from '@atalaya/shared/contract/bulk.ts'
import type { z } from 'zod'
import type { Caller } from '../../platform/caller.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { followCase } from '../talk/follow-case.ts'
import { assignCase } from './assign-case.ts'
import { changeCase } from './change-case.ts'
import { changeState } from './change-state.ts'
import { closeCase } from './close-case.ts'
import { setCaseAside } from './set-case-aside.ts'
import { snoozeCase } from './snooze-case.ts'

type Input = z.infer<(typeof Contract)['input']>

/** Changes each case as if it were changed alone, in a transaction of its own: one that is refused does not hold up the others. */
export async function changeMany(db: Db, caller: Caller, { caseIds, change }: Input) {
  const failed: { caseId: string; code: string }[] = []
  const all = [...new Set(caseIds)]
  for (const caseId of all) {
    try {
      await inTransaction(db, (tx) => changeOne(tx, caller, caseId, change))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      failed.push({ caseId, code: error.code })
    }
  }
  return { changed: all.length - failed.length, failed }
}

/** What the change makes of one case, by the verb that would change it alone. */
export async function changeOne(tx: Tx, caller: Caller, caseId: string, change: BulkChange): Promise<string> {
  switch (change.do) {
    case 'assign':
      return assignCase(tx, caller, { caseId, ownerId: change.ownerId, teamId: change.teamId })
    case 'close':
      return closeCase(tx, caller, { caseId, reasonId: change.reasonId, rating: change.rating })
    case 'state':
      return changeState(tx, caller, { caseId, state: change.state, teamId: change.teamId })
    case 'type':
      return changeCase(tx, caller, { caseId, typeId: change.typeId })
    case 'tone':
      return changeCase(tx, caller, { caseId, tone: change.tone })
    case 'priority':
      return changeCase(tx, caller, { caseId, priority: change.priority })
    case 'tag':
      return changeTags(tx, caller, caseId, { added: change.tagIds })
    case 'untag':
      return changeTags(tx, caller, caseId, { dropped: change.tagIds })
    case 'set-aside':
      return setCaseAside(tx, caller, { caseId, undo: false })
    case 'snooze':
      return snoozeCase(tx, caller, { caseId, until: change.until })
    case 'follow':
      return followCase(tx, caller, { caseId, undo: change.undo })
  }
}

/** Beside those the case has: what many cases get in common is no reason to take what each had of its own. */
export async function changeTags(
  tx: Tx,
  caller: Caller,
  caseId: string,
  { added = [], dropped = [] }: { added?: readonly string[]; dropped?: readonly string[] },
): Promise<string> {
  const worn = await tx.selectFrom('case_tags').select('tag_id').where('case_id', '=', caseId).execute()
  const kept = worn.map((row) => row.tag_id).filter((tagId) => !dropped.includes(tagId))
  return changeCase(tx, caller, { caseId, tagIds: [...new Set([...kept, ...added])] })
}
