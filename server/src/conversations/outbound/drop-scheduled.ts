import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { emitAll, PLATFORM } from '../../platform/facts.ts'
import { cancelJob } from '../../platform/jobs.ts'
import { STATE_RANK } from '../message-state.ts'

/** Longer than any undo: a reply that waits more than this was put off on purpose. */
const PUT_OFF_S = 60

/**
 * Replies that were scheduled before the customer wrote again, or before somebody answered in the network's own app, may no longer fit: they
 * are taken back, and the desk shows it so.
 */
export async function dropScheduled(tx: Tx, conversationIds: readonly string[], why: 'customer-wrote' | 'answered-elsewhere'): Promise<void> {
  const { rows } = await sql<{ id: string; conversation_id: string; case_id: string | null }>`
    update messages set state = 'cancelled', state_rank = ${STATE_RANK.cancelled}, failure = ${why}
    where conversation_id in (select unnest(${[...new Set(conversationIds)]}::uuid[])) and direction = 'out' and state = 'queued' and send_at > now() + ${PUT_OFF_S} * interval '1 second'
    returning id, conversation_id, case_id`.execute(tx)
  for (const { id } of rows) await cancelJob(tx, `reply:${id}`)
  await emitAll(
    tx,
    rows.map(({ id, conversation_id, case_id }) => ({
      type: 'message.cancelled',
      actor: PLATFORM,
      data: { messageId: id, conversationId: conversation_id, caseId: case_id },
    })),
  )
}
