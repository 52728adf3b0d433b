import { z } from 'zod'
import type { CustomerRecord } from '../directory/customer-record.ts'

/** What is wrong with a cell. `row` counts as the spreadsheet does: the names are row 1. */
export interface Fault {
  row: number
  field: string
  code: 'missing' | 'too-long' | 'not-an-email' | 'repeated' | 'taken'
}
export interface ReadRow {
  /** Null when the row cannot be brought in at all. */
  record: CustomerRecord | null
  faults: Fault[]
}

const MAX_LENGTH: Record<string, number> = {
  number: 60,
  name: 160,
  tier: 40,
  email: 254,
  phone: 30,
  document: 40,
  language: 5,
  x: 60,
  externalId: 100,
}
const MAX_DATUM = 500
const EMAIL = z.email()

/** Where each column of a file goes, in their order: a field, `data.…`, or '' for nowhere. */
export function targetsOf(columns: readonly string[], mapping: Readonly<Record<string, string>>): string[] {
  // A column may be called `constructor`, which every object has.
  return columns.map((column) => (Object.hasOwn(mapping, column) ? (mapping[column] ?? '') : ''))
}

/**
 * One row as a customer. Without a number or a name, or when its number came before, it is refused; any other bad cell is left out and
 * told, and the rest of the row is good.
 */
export function readRecord(targets: readonly string[], cells: readonly string[], row: number, seen: Set<string>): ReadRow {
  const faults: Fault[] = []
  const fields: Record<string, string | null> = {}
  const data: Record<string, string | null> = {}
  for (const [at, target] of targets.entries()) {
    const value = cells[at] || null
    const code = target === '' ? undefined : faultOf(target, value)
    if (code) faults.push({ row, field: target, code })
    else if (target.startsWith('data.')) data[target.slice(5)] = value
    else if (target) fields[target] = value
  }
  const { number, name } = fields
  if (number && seen.has(number)) faults.push({ row, field: 'number', code: 'repeated' })
  if (!number || !name || seen.has(number)) return { record: null, faults }
  seen.add(number)
  return { record: { ...fields, number, name, data }, faults }
}

function faultOf(target: string, value: string | null): Fault['code'] | undefined {
  if (value === null) return target === 'number' || target === 'name' ? 'missing' : undefined
  if (value.length > (MAX_LENGTH[target] ?? MAX_DATUM)) return 'too-long'
  return target === 'email' && !EMAIL.safeParse(value).success ? 'not-an-email' : undefined
}
