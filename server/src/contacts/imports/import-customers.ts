import { inTransaction } from '../../platform/db.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { CustomerRecord } from '../directory/customer-record.ts'
import { keepCustomers } from '../directory/keep-customers.ts'

const BATCH = 1000

/** Brings a whole directory in, a thousand customers a transaction, and lists it among the imports as one called `source`. */
export async function importCustomers(
  platform: Pick<Platform, 'db' | 'clock'>,
  records: readonly CustomerRecord[],
  source = 'API',
): Promise<{ importId: string; created: number; updated: number }> {
  const once = [...new Map(records.map((record) => [record.number, record])).values()]
  const importId = newId()
  let created = 0
  let updated = 0
  for (let at = 0; at < once.length; at += BATCH) {
    const kept = await inTransaction(platform.db, (tx) => keepCustomers(tx, once.slice(at, at + BATCH), importId))
    created += kept.created
    updated += kept.updated
  }
  await inTransaction(platform.db, async (tx) => {
    const counts = { rows: records.length, created, updated }
    await tx
      .insertInto('customer_imports')
      .values({ id: importId, file_name: source, state: 'done', finished_at: platform.clock.now(), ...counts })
      .execute()
    await emit(tx, PLATFORM, 'customers.imported', { importId, created, updated, refused: 0 })
  })
  return { importId, created, updated }
}
