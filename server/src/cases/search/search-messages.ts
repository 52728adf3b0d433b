import type { SearchHit } from '@atalaya/shared/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import { scopeOf } from '../data-scope.ts'
import { legsOf } from '../views/view-rules.ts'
import { COMMON_FROM, estimateMatches } from './estimate-matches.ts'
import { excerpt } from './excerpt.ts'
import { fullTextQuery } from './full-text-query.ts'

export interface Search {
  words: string
  order: 'newest' | 'best'
  limit: number
}

/** How many of the newest messages are looked through for common words. */
const NEWEST_MESSAGES = 30_000
/** How many of the newest cases in the caller's sight, where these are few among all. */
const NEWEST_CASES = 3_000
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

/**
 * Messages with all the words that the caller may see, the newest or the best first. Rare words are found however old. For common ones the
 * work is bounded: the newest messages are looked through, or the caller's own newest cases when they see few of all.
 */
export async function searchMessages(db: Reader, caller: Caller, search: Search): Promise<SearchHit[]> {
  const query = fullTextQuery(search.words)
  if (!query) return []
  return (await findHits(db, caller, query, search)).map((hit) => ({
    caseId: hit.case_id,
    caseNumber: hit.number,
    conversationId: hit.conversation_id,
    messageId: hit.id,
    contactId: hit.contact_id,
    contactName: hit.contact_name,
    channel: hit.channel,
    kind: 'message',
    excerpt: excerpt(hit.text, search.words),
    at: hit.sent_at.toISOString(),
  }))
}

async function findHits(db: Reader, caller: Caller, query: RawBuilder<unknown>, search: Search): Promise<Hit[]> {
  const from = (source: RawBuilder<unknown>) => hitsFrom(db, caller, query, search, source)
  const indexed = sql`(select * from messages m where m.words @@ ${query} order by m.sent_at desc, m.id desc)`
  const newest = sql`(select * from messages m order by m.sent_at desc, m.id desc limit ${NEWEST_MESSAGES})`
  if ((await estimateMatches(db, sql`select 1 from messages m where m.words @@ ${query}`)) < COMMON_FROM) return from(indexed)
  if (caller.scope !== 'own') {
    const hits = await from(newest)
    if (hits.length >= search.limit) return hits
  }
  return from(caller.scope === 'all' ? indexed : inSight(caller, query))
}

/** Messages of the newest cases in the caller's sight. */
function inSight(caller: Caller, query: RawBuilder<unknown>): RawBuilder<unknown> {
  const walks = legsOf(caller, 'all', []).map(
    (leg) => sql`(select c.id, c.last_message_at from cases c where ${leg} order by c.last_message_at desc, c.id desc limit ${NEWEST_CASES})`,
  )
  return sql`(select m.* from (select id from (${sql.join(walks, sql` union all `)}) w order by last_message_at desc limit ${NEWEST_CASES}) s
    cross join lateral (select * from messages m where m.case_id = s.id and m.words @@ ${query} offset 0) m)`
}

async function hitsFrom(
  db: Reader,
  caller: Caller,
  query: RawBuilder<unknown>,
  { order, limit }: Search,
  source: RawBuilder<unknown>,
): Promise<Hit[]> {
  const best = order === 'best' ? sql`ts_rank(m.words, ${query}) desc,` : sql``
  const { rows } = await sql<Hit>`
    select m.id, m.conversation_id, m.contact_id, k.name as contact_name, m.case_id, m.number, a.channel, m.text, m.sent_at from (
      select m.id, m.conversation_id, m.account_id, m.contact_id, c.id as case_id, c.number, m.text, m.words, m.sent_at
      from ${source} m join conversations v on v.id = m.conversation_id left join cases c on c.id = coalesce(m.case_id, v.case_id)
      where m.words @@ ${query} and m.deleted_at is null and (c.id is null or ${scopeOf(caller)})
      order by m.sent_at desc, m.id desc limit ${order === 'best' ? Math.max(WEIGHED, limit) : limit}) m
    join contacts k on k.id = m.contact_id join accounts a on a.id = m.account_id
    order by ${best} m.sent_at desc, m.id desc limit ${limit}`.execute(db)
  return rows
}
