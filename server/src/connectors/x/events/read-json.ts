type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown
const parseWithSource = JSON.parse as (text: string, reviver?: Reviver) => unknown

const LONG_NUMBER = /[:[,]\s*-?\d{16,}/

/** Reads JSON and keeps whole numbers too big for a double as their digits: an id must not be rounded. Throws on what is not JSON. */
export function readJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text)
  return parseWithSource(text, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && source && /^-?\d+$/.test(source) ? source : value,
  )
}
