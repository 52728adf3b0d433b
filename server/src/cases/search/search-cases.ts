import type { SearchHit } from '@atalaya/shared/contract/cases.ts'
import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import { scopeOf } from '../data-scope.ts'
import { COMMON_FROM, estimateMatches } from './estimate-matches.ts'
import { excerpt } from './excerpt.ts'
import { fullTextQuery } from './full-text-query.ts'
import type { Search } from './search-messages.ts'

/** How many of the newest cases are looked through for words that many titles have. */
const NEWEST = 10_000
const NUMBER = /^\s*#?(\d{1,15})\s*$/

/** Cases the caller may see with the words in their title, newest first; before them the one whose number it is. */
export async function searchCases(db: Reader, caller: Caller, { words, limit }: Search): Promise<SearchHit[]> {
  const query = fullTextQuery(words)
  if (!query) return []
  const number = NUMBER.exec(words)?.[1] ?? null
  const titled = sql`public.words(c.title) @@ ${query}`
  const common = (await estimateMatches(db, sql`select 1 from case_titles t where t.words @@ ${query}`)) >= COMMON_FROM
  const source = common
    ? sql`(select * from cases c order by c.last_message_at desc, c.id desc limit ${NEWEST})`
    : sql`(select c.* from case_titles t join cases c on c.id = t.case_id where t.words @@ ${query} offset 0)`
  const { rows } = await sql<{ id: string; number: string; title: string; channel: string; contact_id: string; name: string; at: Date }>`
    select c.id, c.number, c.title, c.channel, c.contact_id, k.name, c.last_message_at as at from (
      (select c.* from cases c where c.number = ${number}::bigint and ${scopeOf(caller)})
      union
      (select c.* from ${source} c where ${titled} and ${scopeOf(caller)} order by c.last_message_at desc limit ${limit})) c
    join contacts k on k.id = c.contact_id
    order by c.number = ${number}::bigint desc nulls last, c.last_message_at desc limit ${limit}`.execute(db)
  return rows.map((row) => ({
    caseId: row.id,
    caseNumber: row.number,
    conversationId: null,
    messageId: null,
    contactId: row.contact_id,
    contactName: row.name,
    channel: row.channel,
    kind: 'case',
    excerpt: excerpt(row.title, words),
    at: row.at.toISOString(),
  }))
}
