const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A value that another system gave, as a person reads it: days in their language, lists with room between, yes and no in words. */
export function sayDatum(value: unknown, locale: string, words: { yes: string; no: string }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map((one) => sayDatum(one, locale, words)).join(', ')
  const text = String(value)
  if (typeof value === 'number') return new Intl.NumberFormat(locale, { useGrouping: false }).format(value)
  if (DAY.test(text) && !Number.isNaN(Date.parse(text)))
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(text))
  return text.includes('://') ? text : text.replaceAll(/,(?=\p{L})/gu, ', ')
}

/** The name another system gave to a value, as a label: `cliente_desde` as `Cliente desde`. */
export function sayLabel(key: string): string {
  const words = key.replaceAll('_', ' ').trim()
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
