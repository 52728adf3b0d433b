import type { replyPrivately as contract } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { OpenAccount } from '../../accounts/open-account.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { accessConversation, type ConversationRow } from '../access-conversation.ts'
import { accessMessage } from '../access-message.ts'
import { mayDo } from '../may-act.ts'
import type { MessageRow } from '../shape-messages.ts'
import { refuseOverLong, whyNotOn } from './check-reply.ts'
import { keepReply } from './keep-reply.ts'
import { privateThreadKey } from './read-reply.ts'
import { isKnown, queueReply } from './send-reply.ts'

type Input = z.infer<typeof contract.input>

/**
 * A private answer to a public message is queued, in a private conversation of the same case that is there from now on. Once for each
 * message, and only as long after it as the network lets one. A repeated call finds the reply there and changes nothing.
 */
export async function replyPrivately(tx: Tx, account: OpenAccount, caller: Caller, input: Input): Promise<string> {
  const answered = await accessMessage(tx, caller, input.messageId)
  const there = await tx.selectFrom('messages').select(['id', 'private_reply_to']).where('id', '=', input.replyId).executeTakeFirst()
  if (there?.private_reply_to === answered.id) return there.id
  const besides = { now: caller.at, ownKey: account.providerId, answeredPrivately: await isAnswered(tx, answered.id) }
  if (besides.answeredPrivately) throw new AppError('conflict', 'reply/answered-privately', 'This message was answered in private already.')
  if (!mayDo(answered, account.connector.capabilities(account.settings), caller.permissions, besides).includes('reply-privately'))
    throw new AppError('conflict', 'reply/not-privately', 'The network does not let you answer this message in private, or not any more.')
  const open = await accessConversation(tx, caller, answered.conversation_id)
  const conversation = await openPrivate(tx, open, answered)
  await isKnown(tx, input.replyId, conversation.id)
  const leaveAt = new Date(caller.at.getTime() + input.undoSeconds * 1000)
  const why = await whyNotOn(tx, account, conversation, { sort: 'private-reply', summoned: true, asQuote: false, at: leaveAt })
  if (why) throw new AppError('conflict', `reply/${why}`, 'The network does not let you answer here now.')
  const { text, fileIds } = input
  refuseOverLong(account, 'private', { text, fileIds, cc: [], subject: null, choices: null })
  await keepReply(tx, account, caller, conversation, {
    messageId: input.replyId,
    text,
    fileIds,
    replyTo: null,
    quoted: null,
    sending: null,
    privateReplyTo: answered.id,
    leaveAt,
  })
  await queueReply(tx, caller, conversation, { messageId: input.replyId, leaveAt, templateId: null })
  return input.replyId
}

async function isAnswered(tx: Tx, messageId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from messages where private_reply_to = ${messageId} and state not in ('failed', 'cancelled')`.execute(tx)
  return rows.length > 0
}

/** The private conversation that begins with this answer; the one of an attempt that failed is taken up again. */
async function openPrivate(tx: Tx, open: ConversationRow, { account_id, provider_id, case_id }: MessageRow): Promise<ConversationRow> {
  const threadKey = privateThreadKey(provider_id ?? '')
  const id = newId()
  const row = { id, account_id, thread_key: threadKey, contact_id: open.contact_id, identity_id: open.identity_id, visibility: 'private', case_id }
  await tx
    .insertInto('conversations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['account_id', 'thread_key']).doNothing())
    .execute()
  const conversation = await tx
    .selectFrom('conversations')
    .selectAll()
    .where('account_id', '=', account_id)
    .where('thread_key', '=', threadKey)
    .executeTakeFirstOrThrow()
  if (conversation.id === id)
    await emit(tx, PLATFORM, 'conversation.started', { conversationId: id, accountId: account_id, contactId: open.contact_id })
  return conversation as ConversationRow
}
