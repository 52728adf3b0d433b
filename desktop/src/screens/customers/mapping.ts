/** What marks a column as one of the company's own data. */
export const OWN = 'data.'
const NEEDED = ['number', 'name'] as const

/** The fields a customer cannot be without that no column is. */
export function missingFields(mapping: Record<string, string>): string[] {
  const chosen = new Set(Object.values(mapping))
  return NEEDED.filter((field) => !chosen.has(field))
}

/** The name under which a column of the company's own is kept. */
export function ownName(column: string): string {
  return `${OWN}${column.trim().slice(0, 50) || 'x'}`
}
