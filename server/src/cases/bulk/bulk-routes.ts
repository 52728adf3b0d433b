import * as contract from '@atalaya/shared/contract/bulk.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import type { Http } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { changeMany } from '../work/change-many.ts'
import { accessBulk, type BulkRecord } from './access-bulk.ts'
import { previewBulk } from './preview-bulk.ts'
import { listRuns, readRun, shapeRuns } from './shape-bulk.ts'
import { startBulk } from './start-bulk.ts'
import { cancelBulk, undoBulk } from './stop-bulk.ts'

export function bulkRoutes(http: Http, { db }: Platform): void {
  const shown = async (change: (tx: Tx) => Promise<BulkRecord>) => (await shapeRuns(db, [await inTransaction(db, change)]))[0]!

  http.handle(contract.previewBulk, (input, caller) => previewBulk(db, caller, input))
  http.handle(contract.startBulk, (input, caller) => shown((tx) => startBulk(tx, caller, input)))
  http.handle(contract.listBulk, (_, caller) => listRuns(db, caller))
  http.handle(contract.readBulk, async ({ bulkId }, caller) => readRun(db, await accessBulk(db, caller, bulkId)))
  http.handle(contract.cancelBulk, ({ bulkId }, caller) => shown((tx) => cancelBulk(tx, caller, bulkId)))
  http.handle(contract.undoBulk, ({ bulkId }, caller) => shown((tx) => undoBulk(tx, caller, bulkId)))
  http.handle(contract.changeMany, (input, caller) => changeMany(db, caller, input))
}
