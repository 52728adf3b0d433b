import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessMessage } from '../access-message.ts'
import { STATE_RANK } from '../message-state.ts'
import { deliverReply } from './deliver-reply.ts'

/** A reply that failed, or whose fate an agent has looked up and found that it did not arrive, is queued again. */
export async function sendAgain(tx: Tx, caller: Caller, messageId: string, from: 'failed' | 'uncertain'): Promise<void> {
  const message = await accessMessage(tx, caller, messageId)
  const queued = await tx
    .updateTable('messages')
    .set({ state: 'queued', state_rank: STATE_RANK.queued, failure: null, failure_detail: null, send_at: caller.at })
    .where('id', '=', messageId)
    .where('direction', '=', 'out')
    .where('state', '=', from)
    .executeTakeFirst()
  if (queued.numUpdatedRows === 0n) throw new AppError('conflict', `reply/not-${from}`, `The reply is not ${from} any more.`)
  const ids = { messageId, conversationId: message.conversation_id }
  await deliverReply.later(tx, [ids], { lane: ({ conversationId }) => `conversation:${conversationId}`, key: (data) => `reply:${data.messageId}` })
  await emit(tx, actorOf(caller), 'message.queued', { ...ids, caseId: message.case_id, automatic: false, templateId: null })
}

/** An agent has seen on the network that the uncertain reply arrived. */
export async function confirmArrival(tx: Tx, caller: Caller, messageId: string): Promise<void> {
  const message = await accessMessage(tx, caller, messageId)
  const settled = await tx
    .updateTable('messages')
    .set({ state: 'sent', state_rank: STATE_RANK.sent, failure: null })
    .where('id', '=', messageId)
    .where('state', '=', 'uncertain')
    .executeTakeFirst()
  if (settled.numUpdatedRows === 0n) throw new AppError('conflict', 'reply/not-uncertain', 'The reply is not uncertain any more.')
  await emit(tx, actorOf(caller), 'message.sent', { messageId, conversationId: message.conversation_id, caseId: message.case_id })
}
