const MAX_DEPTH = 40

/** The path of the first text that PostgreSQL cannot store exactly (a NUL, half a surrogate pair), or of nesting beyond reason. */
export function findBadText(value: unknown, path = '', depth = 0): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path || 'body' : undefined
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > MAX_DEPTH) return path
  for (const [key, inner] of Object.entries(value)) {
    const bad = findBadText(key, path, depth + 1) ?? findBadText(inner, path ? `${path}.${key}` : key, depth + 1)
    if (bad) return bad
  }
  return undefined
}

/** The same text with what cannot be stored replaced by U+FFFD. For what comes from networks, where refusing would lose it. */
export function mendText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}

/** The same value with each text in it mended. */
export function mendTexts<T>(value: T): T {
  if (typeof value === 'string') return mendText(value) as T
  if (Array.isArray(value)) return value.map(mendTexts) as T
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mendTexts(inner)])) as T
}
