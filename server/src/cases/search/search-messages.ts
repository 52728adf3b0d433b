import type { SearchHit } from '@atalaya/shared/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import { scopeOf } from '../data-scope.ts'
import { excerpt } from './excerpt.ts'
import { fullTextQuery } from './full-text-query.ts'

export interface Search {
  words: string
  order: 'newest' | 'best'
  limit: number
}

/** From so many matches on, walking the newest messages finds a page sooner than sorting all matches. */
const COMMON_FROM = 5_000
/** How many of the newest messages are walked before the index of words is asked after all. */
const WALK = 30_000
/** How many of the newest matches are weighed against each other for the best. */
const WEIGHED = 400

interface Hit {
  id: string
  conversation_id: string
  contact_id: string
  contact_name: string
  case_id: string | null
  number: string | null
  channel: string
  text: string
  sent_at: Date
}

/** Messages with all the words that the caller may see, the newest or the best first. The work is bounded however common the words. */
export async function searchMessages(db: Reader, caller: Caller, { words, order, limit }: Search): Promise<SearchHit[]> {
  const query = fullTextQuery(words)
  if (!query) return []
  const wanted = order === 'best' ? Math.max(WEIGHED, limit) : limit
  const walked = (await estimateMatches(db, query)) >= COMMON_FROM ? await findHits(db, caller, query, order, { wanted, limit, walk: WALK }) : []
  const hits = walked.length >= limit ? walked : await findHits(db, caller, query, order, { wanted, limit, walk: null })
  return hits.map((hit) => ({
    caseId: hit.case_id,
    caseNumber: hit.number,
    conversationId: hit.conversation_id,
    messageId: hit.id,
    contactId: hit.contact_id,
    contactName: hit.contact_name,
    channel: hit.channel,
    kind: 'message',
    excerpt: excerpt(hit.text, words),
    at: hit.sent_at.toISOString(),
  }))
}

/** What the database's own statistics say; it costs a plan and reads no row. */
async function estimateMatches(db: Reader, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select 1 from messages m where m.words @@ ${query}`.execute(db)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

interface Bounds {
  wanted: number
  limit: number
  /** How many of the newest messages to look through; null for all that the index of words names. */
  walk: number | null
}

async function findHits(
  db: Reader,
  caller: Caller,
  query: RawBuilder<unknown>,
  order: Search['order'],
  { wanted, limit, walk }: Bounds,
): Promise<Hit[]> {
  const source =
    walk === null
      ? sql`(select * from messages m where m.words @@ ${query} and m.deleted_at is null order by m.sent_at desc, m.id desc)`
      : sql`(select * from messages m order by m.sent_at desc, m.id desc limit ${walk})`
  const best = order === 'best' ? sql`ts_rank(m.words, ${query}) desc,` : sql``
  const { rows } = await sql<Hit>`
    select m.id, m.conversation_id, m.contact_id, k.name as contact_name, m.case_id, m.number, a.channel, m.text, m.sent_at from (
      select m.id, m.conversation_id, m.account_id, m.contact_id, c.id as case_id, c.number, m.text, m.words, m.sent_at
      from ${source} m join conversations v on v.id = m.conversation_id left join cases c on c.id = coalesce(m.case_id, v.case_id)
      where m.words @@ ${query} and m.deleted_at is null and (c.id is null or ${scopeOf(caller)})
      order by m.sent_at desc, m.id desc limit ${wanted}) m
    join contacts k on k.id = m.contact_id join accounts a on a.id = m.account_id
    order by ${best} m.sent_at desc, m.id desc limit ${limit}`.execute(db)
  return rows
}
