import type { BulkChange } from '@atalaya/shared/contract/bulk.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { changeOne } from '../work/change-many.ts'
import { type Item, settleItem } from './claim-item.ts'
import { isSameOutcome, isUntouched, lockStanding } from './standing.ts'

/** The case has what the change gives, unless somebody worked on it since the start. How it stands then is kept, to be taken back. */
export async function changeItem(tx: Tx, caller: Caller, change: BulkChange, { bulkId, position, caseId, before }: Item): Promise<void> {
  const now = await lockStanding(tx, caller, caseId)
  if (!now) throw new AppError('not_found', 'case/unknown', 'There is no such case.')
  if (!isUntouched(change, before, now)) throw new AppError('conflict', 'case/changed', 'Somebody has changed this case meanwhile.')
  await changeOne(tx, caller, caseId, change)
  const after = await lockStanding(tx, caller, caseId)
  if (!after || isSameOutcome(change, now, after)) return settleItem(tx, { bulkId, position, state: 'unchanged' })
  await settleItem(tx, { bulkId, position, state: 'changed', after })
}
