import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** A reply that has not settled in this long holds nobody up any more. */
const PATIENCE_MIN = 15

/**
 * Whether a reply that was asked for earlier on the same conversation has yet to leave. A job that waits to be tried again lets the next of
 * its lane pass, and an answer must not overtake the one before it. Replies put off on purpose do not count.
 */
export async function isBehind(db: Db, messageId: string, conversationId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from messages earlier, messages own
    where own.id = ${messageId} and earlier.conversation_id = ${conversationId} and earlier.direction = 'out' and earlier.state in ('queued', 'sending')
      and earlier.received_at < own.received_at and earlier.received_at > now() - ${PATIENCE_MIN} * interval '1 minute'
      and coalesce(earlier.send_at, earlier.received_at) <= now() limit 1`.execute(db)
  return rows.length > 0
}
