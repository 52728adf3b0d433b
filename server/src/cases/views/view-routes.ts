import * as contract from '@atalaya/shared/contract/cases.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Http } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { searchAll } from '../search/search-all.ts'
import { countCases } from './count-cases.ts'
import { listCases } from './list-cases.ts'
import { listSavedViews } from './list-saved-views.ts'
import { removeView } from './remove-view.ts'
import { saveView } from './save-view.ts'

export function viewRoutes(http: Http, { db }: Platform): void {
  http.handle(contract.listCases, (input, caller) => listCases(db, caller, input))
  http.handle(contract.countCases, (_, caller) => countCases(db, caller))
  http.handle(contract.listSavedViews, (_, caller) => listSavedViews(db, caller))
  http.handle(contract.saveView, (input, caller) => inTransaction(db, (tx) => saveView(tx, caller, input)))
  http.handle(contract.removeView, async ({ viewId }, caller) => {
    await inTransaction(db, (tx) => removeView(tx, caller, viewId))
    return { done: true as const }
  })
  http.handle(contract.searchAll, (input, caller) => searchAll(db, caller, input))
}
