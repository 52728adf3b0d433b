import type { Selectable } from 'kysely'
import type { Reader } from '../../platform/db.ts'
import type { Schema } from '../../platform/db-types.gen.ts'
import { AppError } from '../../platform/errors.ts'

export type ImportRecord = Selectable<Schema['customer_imports']>

/** The import of that id. Everyone who may pass the door `customer.import` sees every import. */
export async function accessImport(db: Reader, importId: string, lock = false): Promise<ImportRecord> {
  let query = db.selectFrom('customer_imports').selectAll().where('id', '=', importId)
  if (lock) query = query.forUpdate()
  const found = await query.executeTakeFirst()
  if (!found) throw new AppError('not_found', 'import/unknown', 'There is no such import.')
  return found
}

/** The latest imports, newest first. */
export async function listImports(db: Reader): Promise<ImportRecord[]> {
  return db.selectFrom('customer_imports').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(30).execute()
}
