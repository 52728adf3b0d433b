import { type RawBuilder, sql } from 'kysely'

/** A last word shorter than this stands for itself: as a beginning it would match half of all there is. */
const SHORTEST_BEGINNING = 3

/**
 * The tsquery for words as a person types them, to match what `words(text)` made: all must occur, accents do not matter, and the last may
 * be unfinished unless a space follows it. Null when there is nothing to look for.
 */
export function fullTextQuery(words: string): RawBuilder<unknown> | null {
  const all = words.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}._@-]*/gu)?.slice(0, 12) ?? []
  const last = all.at(-1)
  if (last === undefined) return null
  const unfinished = !/\s$/.test(words) && last.length >= SHORTEST_BEGINNING
  const whole = (unfinished ? all.slice(0, -1) : all).join(' ')
  const parts = [
    ...(whole ? [sql`plainto_tsquery('simple', public.unaccent('public.unaccent'::regdictionary, ${whole}))`] : []),
    // Quoted after its accents are gone, for some letters (ʻ, ŉ) leave an apostrophe behind.
    ...(unfinished ? [sql`to_tsquery('simple', quote_literal(public.unaccent('public.unaccent'::regdictionary, ${last})) || ':*')`] : []),
  ]
  return sql`(${sql.join(parts, sql` && `)})`
}
