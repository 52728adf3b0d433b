import * as contract from '@atalaya/shared/contract/taxonomy.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Http } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { readTaxonomy } from './read-taxonomy.ts'
import { saveField } from './save-field.ts'
import { saveReason } from './save-reason.ts'
import { saveTag } from './save-tag.ts'
import { saveType } from './save-type.ts'
import { saveTypeLevels } from './save-type-levels.ts'

export function taxonomyRoutes(http: Http, { db }: Platform): void {
  http.handle(contract.readTaxonomy, () => readTaxonomy(db))
  http.handle(contract.saveType, (input, caller) => inTransaction(db, (tx) => saveType(tx, caller, input)))
  http.handle(contract.saveTag, (input, caller) => inTransaction(db, (tx) => saveTag(tx, caller, input)))
  http.handle(contract.saveReason, (input, caller) => inTransaction(db, (tx) => saveReason(tx, caller, input)))
  http.handle(contract.saveField, (input, caller) => inTransaction(db, (tx) => saveField(tx, caller, input)))
  http.handle(contract.saveTypeLevels, async ({ levels }, caller) => {
    await inTransaction(db, (tx) => saveTypeLevels(tx, caller, levels))
    return { done: true as const }
  })
}
