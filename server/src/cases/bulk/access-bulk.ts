import type { Selectable } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import type { Schema } from '../../platform/db-types.gen.ts'
import { AppError } from '../../platform/errors.ts'

export type BulkRecord = Selectable<Schema['bulk_runs']>

/** The change of many with that id. Who did not start it does not know of it. */
export async function accessBulk(db: Reader, caller: Caller, bulkId: string, lock = false): Promise<BulkRecord> {
  let query = db.selectFrom('bulk_runs').selectAll().where('id', '=', bulkId)
  if (lock) query = query.forUpdate()
  const found = await query.executeTakeFirst()
  if (!found || found.caller_kind !== caller.kind || found.caller_id !== caller.id)
    throw new AppError('not_found', 'bulk/unknown', 'There is no such change of many cases.')
  return found
}
