import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../platform/db.ts'
import { COMMON_FROM, estimateMatches } from '../search/estimate-matches.ts'
import { fullTextQuery } from '../search/full-text-query.ts'

/** Fewer letters than this have no trigram to look up. */
const SHORTEST = 3

/** What the words of a filter look for: in the titles of cases, their number, or a piece of the contact's name. */
function sought(words: string) {
  const query = fullTextQuery(words)
  const number = /^#?\d{1,15}$/.test(words.trim()) ? words.trim().replace('#', '') : null
  const name = `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  return {
    inTitle: query ? sql`t.words @@ ${query}` : sql`false`,
    isNumber: (column: RawBuilder<unknown>) => sql`${column} = ${number}::bigint`,
    inName: sql`public.fold(k.name) like public.fold(${name})`,
  }
}

/** The condition on `cases c` for words that few cases have: those are found by indexes first, however old. */
export function withWords(words: string): RawBuilder<unknown> {
  return sql`c.id = any(array(${matches(words)}))`
}

/** The same cases, for words that many have: whoever walks a list looks at each case, and soon has a page. */
export function withCommonWords(words: string): RawBuilder<unknown> {
  const { inTitle, isNumber, inName } = sought(words)
  return sql`(exists (select 1 from case_titles t where t.case_id = c.id and ${inTitle}) or ${isNumber(sql`c.number`)} or exists (select 1 from contacts k where k.id = c.contact_id and ${inName}))`
}

/** Whether so many cases have the words that walking a list finds them sooner than an index does. */
export async function areCommon(db: Reader, words: string): Promise<boolean> {
  if ([...words.trim()].length < SHORTEST && !/\d/.test(words)) return true
  return (await estimateMatches(db, matches(words))) >= COMMON_FROM
}

function matches(words: string): RawBuilder<unknown> {
  const { inTitle, isNumber, inName } = sought(words)
  return sql`select t.case_id from case_titles t where ${inTitle}
    union all select t.id from cases t where ${isNumber(sql`t.number`)}
    union all select t.id from contacts k join cases t on t.contact_id = k.id where ${inName}`
}
