import { type RawBuilder, sql } from 'kysely'

const MOST_WORDS = 5
/** Trigrams find nothing inside a text for less than three letters, but they do find how a word begins. */
const SHORT = 3

/** The words of a search box as conditions on a folded text: each must stand in it, in any order. None for an empty box. */
export function matchWords(words: string | undefined, folded: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const terms = (words ?? '').split(/\s+/).map((word) => word.replace(/^[@#]+/, ''))
  return terms
    .filter((term) => term !== '')
    .slice(0, MOST_WORDS)
    .map((term) => {
      const literal = term.replaceAll(/[\\%_]/g, '\\$&')
      if ([...term].length >= SHORT) return sql`${folded} like public.fold(${`%${literal}%`})`
      return sql`(${folded} like public.fold(${`${literal}%`}) or ${folded} like public.fold(${`% ${literal}%`}))`
    })
}
