import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { cancelJob } from '../../platform/jobs.ts'
import { accessMessage } from '../access-message.ts'
import { STATE_RANK } from '../message-state.ts'

/** A reply that has not begun to leave is cancelled; one that has cannot be taken back, and the caller is told. */
export async function takeBackReply(tx: Tx, caller: Caller, messageId: string): Promise<void> {
  const message = await accessMessage(tx, caller, messageId)
  if (message.state === 'cancelled') return
  const cancelled = await tx
    .updateTable('messages')
    .set({ state: 'cancelled', state_rank: STATE_RANK.cancelled })
    .where('id', '=', messageId)
    .where('direction', '=', 'out')
    .where('state', '=', 'queued')
    .executeTakeFirst()
  if (cancelled.numUpdatedRows === 0n) throw new AppError('conflict', 'reply/gone', 'The reply has already left.')
  await cancelJob(tx, `reply:${messageId}`)
  await emit(tx, actorOf(caller), 'message.cancelled', { messageId, conversationId: message.conversation_id, caseId: message.case_id })
}
