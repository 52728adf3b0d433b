import type { BulkChange } from '@atalaya/shared/contract/bulk.ts'

/** What every form of a change of many is given. */
export interface BulkFormProps {
  isBusy: boolean
  onChoose: (change: BulkChange) => void
}
