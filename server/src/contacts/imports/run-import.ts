import { type Caller, personOf } from '../../platform/caller.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import type { CustomerRecord } from '../directory/customer-record.ts'
import { keepCustomers } from '../directory/keep-customers.ts'
import { accessImport, type ImportRecord } from './access-import.ts'
import { demandWhole, MOST_FAULTS } from './preview-import.ts'
import { readCsv } from './read-csv.ts'
import { type Fault, type ReadRow, readRecord, targetsOf } from './read-record.ts'
import { spotForm } from './spot-form.ts'

const BATCH = 1000

/** The previewed file comes in, in the background. Asked again it changes nothing, except that one that failed goes on where it stopped. */
export async function runImport(tx: Tx, caller: Caller, importId: string): Promise<ImportRecord> {
  const found = await accessImport(tx, importId, true)
  if (found.state === 'running' || found.state === 'done') return found
  demandWhole(found.mapping as Record<string, string>)
  const begun = found.state === 'previewed' ? { refused: 0, errors: '[]', created_by: personOf(caller) } : {}
  const running = await tx
    .updateTable('customer_imports')
    .set({ state: 'running', finished_at: null, ...begun })
    .where('id', '=', importId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await bringIn.later(tx, [{ importId }], { key: () => `import ${importId}`, lane: () => 'imports' })
  return running
}

/** Brings a running import to its end. Each batch is one transaction with the place it reached, so that none comes in twice. */
export const bringIn = job<{ importId: string }>('contacts.bring-in', 10, async (platform, { importId }, attempt) => {
  const found = await platform.db.selectFrom('customer_imports').selectAll().where('id', '=', importId).executeTakeFirst()
  if (found?.state !== 'running' || !found.file_id) return
  try {
    await bringRows(platform, found, found.file_id)
  } catch (error) {
    if (!(error instanceof AppError) && !attempt.last) throw error
    platform.log.warn({ err: error, importId }, 'an import of customers ended early')
    await platform.db
      .updateTable('customer_imports')
      .set({ state: 'failed', finished_at: platform.clock.now() })
      .where('id', '=', importId)
      .where('state', '=', 'running')
      .execute()
  }
})

async function bringRows(platform: Platform, found: ImportRecord, fileId: string): Promise<void> {
  const csv = await readCsv(platform.files, fileId, await spotForm(platform.files, fileId))
  const targets = targetsOf(csv.columns, found.mapping as Record<string, string>)
  const seen = new Set<string>()
  const begun = placeOf(found)
  let at = 0
  let batch: ReadRow[] = []
  for await (const cells of csv.rows) {
    at++
    const read = readRecord(targets, cells, at + 1, seen)
    if (at <= begun) continue
    batch.push(read)
    if (batch.length < BATCH) continue
    if (!(await keepBatch(platform, found.id, at - batch.length, batch))) return
    batch = []
  }
  if (await keepBatch(platform, found.id, at - batch.length, batch)) await finish(platform, found)
}

/** How many rows of the file are behind it: each was made, changed or refused. */
function placeOf({ created, updated, refused }: ImportRecord): number {
  return created + updated + refused
}

/** False when the import stands elsewhere than before this batch: another worker goes on with it. */
async function keepBatch(platform: Platform, importId: string, from: number, batch: readonly ReadRow[]): Promise<boolean> {
  const good = batch.flatMap(({ record }, at) => (record ? [{ record, row: from + at + 2 }] : []))
  const records: CustomerRecord[] = good.map(({ record }) => record)
  return inTransaction(platform.db, async (tx) => {
    const place = await accessImport(tx, importId, true)
    if (place.state !== 'running' || placeOf(place) !== from) return false
    const { created, updated, taken } = await keepCustomers(tx, records, importId)
    const known = place.errors as Fault[]
    const faults: Fault[] = [
      ...batch.flatMap((read) => read.faults),
      ...taken.map(({ at, field }): Fault => ({ row: good[at]!.row, field, code: 'taken' })),
    ].sort((a, b) => a.row - b.row)
    await tx
      .updateTable('customer_imports')
      .set({
        created: place.created + created,
        updated: place.updated + updated,
        refused: place.refused + batch.length - good.length,
        ...(faults.length > 0 && { errors: JSON.stringify([...known, ...faults].slice(0, MOST_FAULTS)) }),
      })
      .where('id', '=', importId)
      .execute()
    return true
  })
}

async function finish(platform: Platform, { id, created_by }: ImportRecord): Promise<void> {
  await inTransaction(platform.db, async (tx) => {
    const done = await tx
      .updateTable('customer_imports')
      .set({ state: 'done', finished_at: platform.clock.now() })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning(['created', 'updated', 'refused'])
      .executeTakeFirst()
    if (done) await emit(tx, { kind: created_by ? 'person' : 'platform', id: created_by }, 'customers.imported', { importId: id, ...done })
  })
}
