const DAY = /^\d{4}-\d{2}-\d{2}$/
const MAX_LENGTH = 2000

/** Whether a value may stand in a custom field of that kind. Null empties any field. */
export function fitsField(kind: string, options: readonly string[], value: unknown): boolean {
  if (value === null) return true
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (kind === 'yes-no') return typeof value === 'boolean'
  if (typeof value !== 'string') return false
  if (kind === 'choice') return options.includes(value)
  return kind === 'date' ? isDay(value) : value.length <= MAX_LENGTH
}

/** `2026-02-30` looks like a day and is none. */
function isDay(value: string): boolean {
  if (!DAY.test(value)) return false
  const day = new Date(value)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
