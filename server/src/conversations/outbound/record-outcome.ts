import { notePace } from '../../accounts/note-pace.ts'
import type { Sent } from '../../connectors/channel.ts'
import { brokenUnique, inTransaction, type Tx } from '../../platform/db.ts'
import { emit, emitAll, type NewFact, PLATFORM } from '../../platform/facts.ts'
import type { Platform } from '../../platform/platform.ts'
import { catchUpReply } from '../apply-changes.ts'
import { STATE_RANK } from '../message-state.ts'
import type { ReplyRow } from './read-reply.ts'
import { settleThread } from './settle-thread.ts'

export type Outcome = { state: 'sent' | 'delivered'; sent: Sent } | { state: 'uncertain' } | { state: 'failed'; failure: string; detail?: string }

/** What became of a reply is kept and told; what the network had said of it before its answer came is applied. */
export async function recordOutcome(platform: Platform, row: ReplyRow, outcome: Outcome): Promise<void> {
  try {
    await inTransaction(platform.db, (tx) => record(tx, row, outcome))
  } catch (error) {
    if (brokenUnique(error) !== 'messages_once' || !('sent' in outcome)) throw error
    // The network's echo was quicker than its answer and was kept as a message of its own: it is this one.
    await inTransaction(platform.db, async (tx) => {
      await tx
        .deleteFrom('messages')
        .where('account_id', '=', row.account_id)
        .where('provider_id', '=', outcome.sent.providerId)
        .where('author_kind', '=', 'network-app')
        .execute()
      await record(tx, row, outcome)
    })
  }
}

async function record(tx: Tx, row: ReplyRow, outcome: Outcome): Promise<void> {
  const rank = STATE_RANK[outcome.state]
  const moved = await tx
    .updateTable('messages')
    .set({
      state: outcome.state,
      state_rank: rank,
      failure: 'failure' in outcome ? outcome.failure : null,
      failure_detail: 'detail' in outcome ? (outcome.detail ?? null) : null,
      ...('sent' in outcome && { provider_id: outcome.sent.providerId, ...(outcome.sent.sentAt && { sent_at: outcome.sent.sentAt }) }),
    })
    .where('id', '=', row.id)
    .where('state_rank', '<', rank)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()
  // An echo may have settled it first; where the thread leads only the answer tells.
  const conversationId = 'sent' in outcome && outcome.sent.thread ? await settleThread(tx, row, outcome.sent.thread) : row.conversation_id
  if (moved.numUpdatedRows === 0n) return
  const data = { messageId: row.id, conversationId, caseId: row.case_id }
  if (outcome.state === 'failed') await emit(tx, PLATFORM, 'message.failed', { ...data, reason: outcome.failure })
  else await emit(tx, PLATFORM, `message.${outcome.state}`, data)
  if ('sent' in outcome) await noteSent(tx, row, conversationId, outcome.sent)
}

async function noteSent(tx: Tx, row: ReplyRow, conversationId: string, sent: Sent): Promise<void> {
  await catchUp(tx, row, sent)
  await notePace(tx, row.account_id, sent.pace, row.visibility)
  await tx.updateTable('accounts').set({ last_sent_at: new Date() }).where('id', '=', row.account_id).execute()
  await tx
    .updateTable('conversations')
    .set((eb) => ({ last_message_at: eb.fn('greatest', ['last_message_at', eb.val(sent.sentAt ?? new Date())]) }))
    .where('id', '=', conversationId)
    .execute()
}

/** Without the network's own time of the message nobody can say whether a mark in the thread lies before or after it. */
async function catchUp(tx: Tx, { id: messageId, account_id: accountId }: ReplyRow, { providerId, sentAt }: Sent): Promise<void> {
  const facts: NewFact[] = []
  await catchUpReply(tx, { accountId, providerId, messageId, sentAt: sentAt ?? null }, facts)
  await emitAll(tx, facts)
}
