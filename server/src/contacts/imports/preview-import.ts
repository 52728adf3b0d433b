import { type previewImport as Contract, ImportField } from '@atalaya/shared/contract/contacts.ts'
import type { z } from 'zod'
import { type Caller, personOf } from '../../platform/caller.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ImportRecord } from './access-import.ts'
import { guessMapping } from './guess-mapping.ts'
import { type Csv, readCsv } from './read-csv.ts'
import { type Fault, readRecord, targetsOf } from './read-record.ts'
import { spotForm } from './spot-form.ts'

const SAMPLE = 20
/** More faults than these are counted and not listed. */
export const MOST_FAULTS = 1000

export interface Preview {
  import: ImportRecord
  columns: string[]
  mapping: Record<string, string>
  sample: Record<string, string>[]
}

/** Reads the caller's uploaded file through once; nothing enters the directory. A file that is read again is still one import. */
export async function previewImport(platform: Platform, caller: Caller, input: z.infer<(typeof Contract)['input']>): Promise<Preview> {
  const file = await platform.db
    .selectFrom('files')
    .select(['id', 'name'])
    .where('id', '=', input.fileId)
    .where('created_by', '=', `${caller.kind}:${caller.id}`)
    .executeTakeFirst()
  if (!file) throw new AppError('not_found', 'file/unknown', 'There is no such file of yours.')
  const csv = await readCsv(platform.files, file.id, await spotForm(platform.files, file.id))
  const mapping = checkMapping(csv.columns, input.mapping) ?? guessMapping(csv.columns)
  const { sample, rows, refused, faults } = await readThrough(csv, mapping)
  const found = { rows, refused, mapping: JSON.stringify(mapping), errors: JSON.stringify(faults) }
  const earlier = await platform.db
    .updateTable('customer_imports')
    .set(found)
    .where('file_id', '=', file.id)
    .where('state', '=', 'previewed')
    .returningAll()
    .executeTakeFirst()
  const record =
    earlier ??
    (await platform.db
      .insertInto('customer_imports')
      .values({ id: newId(), file_name: file.name, state: 'previewed', file_id: file.id, created_by: personOf(caller), ...found })
      .returningAll()
      .executeTakeFirstOrThrow())
  return { import: record, columns: csv.columns, mapping, sample }
}

/** A field stands for one column only. What the file does not have is left out; columns not spoken of go nowhere. */
function checkMapping(columns: readonly string[], given: Record<string, string> | undefined): Record<string, string> | undefined {
  if (!given) return undefined
  const said = targetsOf(columns, given)
  const mapping = Object.fromEntries(columns.map((column, at) => [column, said[at] ?? '']))
  const targets = said.filter(Boolean)
  const doubled = targets.find((target, at) => targets.indexOf(target) !== at)
  if (doubled) throw new AppError('invalid', 'import/mapping-doubled', `Two columns cannot both be ${doubled}.`, { field: doubled })
  return mapping
}

/** Number and name are what a customer cannot be without. */
export function demandWhole(mapping: Readonly<Record<string, string>>): void {
  const targets = Object.values(mapping)
  for (const field of [ImportField.enum.number, ImportField.enum.name]) {
    if (!targets.includes(field)) throw new AppError('invalid', 'import/mapping-incomplete', `Say which column is the ${field}.`, { field })
  }
}

async function readThrough({ columns, rows }: Csv, mapping: Record<string, string>) {
  const targets = targetsOf(columns, mapping)
  const seen = new Set<string>()
  const faults: Fault[] = []
  const sample: Record<string, string>[] = []
  let count = 0
  let refused = 0
  for await (const cells of rows) {
    count++
    if (sample.length < SAMPLE) sample.push(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])))
    const read = readRecord(targets, cells, count + 1, seen)
    if (!read.record) refused++
    faults.push(...read.faults.slice(0, MOST_FAULTS - faults.length))
  }
  return { sample, rows: count, refused, faults }
}
