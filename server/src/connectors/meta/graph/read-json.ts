type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown
const parse = JSON.parse as (text: string, reviver?: Reviver) => unknown

const WHOLE = /^-?\d{16,}$/

/** Reads JSON and keeps a whole number too big for a double as its digits: ids come as numbers in some payloads. Throws on what is not JSON. */
export function readJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return parse(text)
  return parse(text, (_key, value, { source }) => (typeof value === 'number' && source !== undefined && WHOLE.test(source) ? source : value))
}

/** The value as an object, empty when it is none. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** An id as text, whether it came as one or as a number; undefined for anything else. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Text that is there and not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

const LATEST_MS = Date.UTC(2100, 0)

/** A moment given as seconds, milliseconds or a date; the next of the marks when one is none, and the epoch when all are. */
export function momentOf(...marks: unknown[]): Date {
  for (const mark of marks) {
    const ms = typeof mark === 'string' && /^\d{4}-\d\d-\d\dT/.test(mark) ? Date.parse(mark.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : fromNumber(mark)
    if (ms !== undefined && ms >= 0 && ms < LATEST_MS) return new Date(ms)
  }
  return new Date(0)
}

function fromNumber(mark: unknown): number | undefined {
  const number = typeof mark === 'string' && /^\d{1,14}$/.test(mark) ? Number(mark) : mark
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
  return number < 100_000_000_000 ? number * 1000 : number
}
