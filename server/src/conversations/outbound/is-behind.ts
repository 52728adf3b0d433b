import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** A reply that has not settled in this long holds nobody up any more. */
const PATIENCE_MIN = 15

/**
 * Whether a reply that was asked for earlier on the same conversation has yet to leave. A job that waits to be tried again lets the next of
 * its lane pass, and an answer must not overtake the one before it. Replies put off on purpose do not count; the time in which the network
 * kept all of them waiting does not count against the patience.
 */
export async function isBehind(db: Db, messageId: string, conversationId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from messages earlier, messages own, accounts a,
      lateral (select now() - ${PATIENCE_MIN} * interval '1 minute' as since, a.breakers -> own.visibility as breaker,
        case own.visibility when 'private' then a.private_paused_until else a.paused_until end as paused_until) p
    where own.id = ${messageId} and a.id = own.account_id
      and earlier.conversation_id = ${conversationId} and earlier.direction = 'out' and earlier.state in ('queued', 'sending')
      and earlier.received_at < own.received_at and coalesce(earlier.send_at, earlier.received_at) <= now()
      and (earlier.received_at > p.since or p.paused_until > p.since
        or p.breaker ->> 'openedAt' is not null or (p.breaker ->> 'closedAt')::timestamptz > p.since) limit 1`.execute(db)
  return rows.length > 0
}
