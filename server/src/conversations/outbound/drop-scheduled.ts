import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { emitAll, PLATFORM } from '../../platform/facts.ts'
import { cancelJob } from '../../platform/jobs.ts'
import { STATE_RANK } from '../message-state.ts'

/** Longer than any undo: a reply that waits more than this was put off on purpose. */
const PUT_OFF_S = 60

/** A reply that was scheduled before the customer wrote again may no longer fit: it is taken back, and the desk shows it so. */
export async function dropScheduled(tx: Tx, conversationId: string): Promise<void> {
  const { rows } = await sql<{ id: string; case_id: string | null }>`
    update messages set state = 'cancelled', state_rank = ${STATE_RANK.cancelled}, failure = 'customer-wrote'
    where conversation_id = ${conversationId} and direction = 'out' and state = 'queued' and send_at > now() + ${PUT_OFF_S} * interval '1 second'
    returning id, case_id`.execute(tx)
  for (const { id } of rows) await cancelJob(tx, `reply:${id}`)
  await emitAll(
    tx,
    rows.map(({ id, case_id }) => ({ type: 'message.cancelled', actor: PLATFORM, data: { messageId: id, conversationId, caseId: case_id } })),
  )
}
