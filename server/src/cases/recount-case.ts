import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'

/** Longest preview of a message in a list, in characters. */
const PREVIEW_LENGTH = 200
/** A reply that is to leave later than this after it was written is no answer until it has left. */
const SCHEDULED_AFTER_S = 60
/**
 * A network's clock and ours may differ by this much: what came before the reply was written is answered by it although its time says that
 * it was sent a little later. An answer in the network's own app has the network's time, and is compared exactly.
 */
const CLOCKS_APART_S = 60

/**
 * What a case shows and the clock it runs are again what its messages say: count, last moments, preview, first answer, and who waits since
 * when. An answer is what a person of the brand wrote, here or in the network's own app, unless it was taken back or failed. Locks the
 * cases first, so that messages being filed at the same moment are counted.
 */
export async function recountCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await tx
    .selectFrom('cases')
    .select('id')
    .where('id', 'in', [...caseIds])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  await sql`
    update cases c set messages = n.messages, last_message_at = coalesce(n.last_at, c.last_message_at), last_inbound_at = n.last_inbound_at,
      preview = coalesce(p.text, ''), preview_by = coalesce(p.by, c.preview_by),
      first_answer_at = n.first_answer_at, waiting_since = w.since,
      due_at = case when w.since is not null then w.since + a.response_target_s * interval '1 second' end,
      warned_at = case when w.since = c.waiting_since then c.warned_at end,
      breached_at = case when w.since = c.waiting_since then c.breached_at end, updated_at = now()
    from cases s
    join accounts a on a.id = s.account_id
    cross join lateral (
      select count(*)::int as messages, max(sent_at) as last_at, max(sent_at) filter (where direction = 'in') as last_inbound_at,
        min(sent_at) filter (where ${isAnswer}) as first_answer_at,
        max(sent_at) filter (where ${isAnswer} and author_kind = 'network-app') as last_echo_at,
        max(sent_at) filter (where ${isAnswer} and author_kind = 'person') as last_reply_at,
        max(received_at) filter (where ${isAnswer} and author_kind = 'person') as last_reply_kept_at
      from messages m where m.case_id = s.id and m.state <> 'cancelled') n
    left join lateral (
      select left(regexp_replace(m.text, '\\s+', ' ', 'g'), ${PREVIEW_LENGTH}::int) as text, case m.direction when 'in' then 'contact' else 'brand' end as by
      from messages m where m.case_id = s.id and m.state <> 'cancelled' and m.deleted_at is null order by m.sent_at desc, m.id desc limit 1) p on true
    left join lateral (
      select min(m.sent_at) as since from messages m
      where s.state <> 'closed' and m.case_id = s.id and m.direction = 'in' and (m.sent_at <= n.last_echo_at) is not true
        and (m.received_at <= n.last_reply_kept_at and m.sent_at <= n.last_reply_at + ${CLOCKS_APART_S}::int * interval '1 second') is not true) w on true
    where c.id = s.id and c.id = any(${caseIds}::uuid[])`.execute(tx)
}

const isAnswer = sql`m.direction = 'out' and m.author_kind in ('person', 'network-app') and m.state not in ('cancelled', 'failed')
  and (m.state = 'queued' and m.send_at > m.sent_at + ${SCHEDULED_AFTER_S}::int * interval '1 second') is not true`
