/** What a custom field accepts. */
export interface FieldShape {
  kind: string
  options: readonly string[]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether the value may be kept in such a field. Null empties any field. */
export function isFieldValue({ kind, options }: FieldShape, value: unknown): boolean {
  if (value === null) return true
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (kind === 'yes-no') return typeof value === 'boolean'
  if (typeof value !== 'string') return false
  if (kind === 'choice') return options.includes(value)
  if (kind === 'date') return DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
  return value.length <= 2000
}
