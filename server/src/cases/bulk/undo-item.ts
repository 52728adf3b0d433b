import type { BulkChange } from '@atalaya/shared/contract/bulk.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { type Item, settleItem } from './claim-item.ts'
import { restoreCase } from './restore-case.ts'
import { lockStanding, mayTakeBack } from './standing.ts'

/** The case has again what it had before the change, unless somebody changed it since. */
export async function undoItem(tx: Tx, caller: Caller, change: BulkChange, item: Item): Promise<void> {
  const { bulkId, position, caseId, before, after, at } = item
  const now = await lockStanding(tx, caller, caseId)
  if (!now || !after || !at) throw new AppError('not_found', 'case/unknown', 'There is no such case.')
  if (!mayTakeBack(change, after, now)) throw new AppError('conflict', 'case/changed', 'Somebody has changed this case since.')
  await restoreCase(tx, caller, { caseId, change, before, after, changedAt: at })
  await settleItem(tx, { bulkId, position, state: 'undone' })
}
