import type { Selectable } from 'kysely'
import type { Reader } from '../platform/db.ts'
import type { Schema } from '../platform/db-types.gen.ts'
import { AppError } from '../platform/errors.ts'

export type ContactRecord = Selectable<Schema['contacts']>

/** The contact of that id; one that was joined to another leads there. Who may pass the door `contact.read` may see every contact. */
export async function accessContact(db: Reader, contactId: string, lock = false): Promise<ContactRecord> {
  let query = db.selectFrom('contacts').selectAll().where('id', '=', contactId)
  if (lock) query = query.forNoKeyUpdate()
  const found = await query.executeTakeFirst()
  if (!found) throw new AppError('not_found', 'contact/unknown', 'There is no such contact.')
  return found.merged_into ? accessContact(db, found.merged_into, lock) : found
}
