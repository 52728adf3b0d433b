import type { sendReply as contract } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { OpenAccount } from '../../accounts/open-account.ts'
import { fillTemplate } from '../../accounts/templates/fill-template.ts'
import type { Quoted } from '../../connectors/channel.ts'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessConversation, type ConversationRow } from '../access-conversation.ts'
import { refuseOverLong, whyNotOn } from './check-reply.ts'
import { deliverReply } from './deliver-reply.ts'
import { keepReply } from './keep-reply.ts'
import type { Sending } from './sending.ts'

type Input = z.infer<typeof contract.input>

/**
 * The reply is queued and on everyone's screen; it leaves when its undo time is over. The message id is the sender's own, so a repeated
 * call finds the reply there and changes nothing. Refuses what the network would refuse.
 */
export async function sendReply(tx: Tx, account: OpenAccount, caller: Caller, given: Input): Promise<string> {
  const conversation = await accessConversation(tx, caller, given.conversationId)
  if (await isKnown(tx, given.messageId, conversation.id)) return given.messageId
  await refuseStale(tx, conversation, given.seenMessageId)
  const answered = await findAnswered(tx, conversation, given.replyToMessageId)
  const input = given.template ? { ...given, text: await fillTemplate(tx, account.accountId, given.template, given.fileIds.length) } : given
  const leaveAt = input.sendAt ? new Date(input.sendAt) : new Date(caller.at.getTime() + input.undoSeconds * 1000)
  const sort = input.template ? 'template' : caller.kind === 'person' ? 'typed' : 'automatic'
  const summoned = conversation.visibility === 'private' || (answered?.flags as { summoned?: boolean } | undefined)?.summoned === true
  const why = await whyNotOn(tx, account, conversation, { sort, summoned, asQuote: input.asQuote, at: leaveAt })
  if (why) throw new AppError('conflict', `reply/${why}`, 'The network does not let you answer here now.')
  refuseOverLong(account, conversation.visibility, input)
  await keepReply(tx, account, caller, conversation, {
    messageId: input.messageId,
    text: input.text,
    fileIds: input.fileIds,
    replyTo: answered?.provider_id ?? null,
    quoted: input.asQuote && answered ? await quote(tx, account, conversation, answered) : null,
    sending: sendingOf(account, conversation, input),
    privateReplyTo: null,
    leaveAt,
  })
  await joinParticipants(tx, conversation.id, input.cc)
  await queueReply(tx, caller, conversation, { messageId: input.messageId, leaveAt, templateId: input.templateId })
  return input.messageId
}

/** Whether the reply is there already. Refuses the id of another. */
export async function isKnown(tx: Tx, messageId: string, conversationId: string): Promise<boolean> {
  const known = await tx.selectFrom('messages').select('conversation_id').where('id', '=', messageId).executeTakeFirst()
  if (known && known.conversation_id !== conversationId) throw new AppError('conflict', 'reply/id-taken', 'This message id belongs to another reply.')
  return known !== undefined
}

/** Its job is queued, in the lane of its conversation, and everybody is told. */
export async function queueReply(
  tx: Tx,
  caller: Caller,
  conversation: Pick<ConversationRow, 'id' | 'case_id'>,
  { messageId, leaveAt, templateId }: { messageId: string; leaveAt: Date; templateId: string | null },
): Promise<void> {
  await deliverReply.later(tx, [{ messageId, conversationId: conversation.id }], {
    lane: (data) => `conversation:${data.conversationId}`,
    key: (data) => `reply:${data.messageId}`,
    ...(leaveAt > caller.at && { runAt: leaveAt }),
  })
  await emit(tx, actorOf(caller), 'message.queued', {
    messageId,
    conversationId: conversation.id,
    caseId: conversation.case_id,
    automatic: false,
    templateId,
  })
}

function sendingOf(account: OpenAccount, { subject }: ConversationRow, input: Input): Sending | null {
  const { mail } = account.connector.capabilities(account.settings)
  const sending: Sending = {
    ...(mail && { mail: { subject: replySubject(input.subject ?? subject ?? ''), cc: input.cc.map((one) => one.toLowerCase()) } }),
    ...(input.template && { template: input.template }),
    ...(input.choices && { choices: input.choices }),
  }
  return Object.keys(sending).length > 0 ? sending : null
}

/** `Re: ` once, however often there was an answer, also before a subject that the agent wrote: that is how it leaves. */
const replySubject = (subject: string) =>
  /^\s*(re|rv|res|aw|sv|antw|enc|fw|fwd)\s*(\[\d+\])?\s*:/i.test(subject) ? subject : `Re: ${subject}`.trim()

/** Who gets a copy takes part from now on. */
async function joinParticipants(tx: Tx, conversationId: string, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return
  await sql`update conversations set participants = (select array(select distinct lower(one) from unnest(participants || ${[...addresses]}::text[]) one order by 1))
    where id = ${conversationId}`.execute(tx)
}

/** The customer wrote while the agent did: the agent should read that first. */
async function refuseStale(tx: Tx, conversation: ConversationRow, seenMessageId: string | null): Promise<void> {
  if (!seenMessageId) return
  const newest = await tx
    .selectFrom('messages')
    .select('id')
    .where('conversation_id', '=', conversation.id)
    .where('direction', '=', 'in')
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest && newest.id !== seenMessageId)
    throw new AppError('conflict', 'reply/changed', 'The customer wrote after the message you saw; read it, then send again.', {
      newestMessageId: newest.id,
    })
}

type Answered = NonNullable<Awaited<ReturnType<typeof findAnswered>>>

/** The message that is answered: the chosen one, else the customer's last. */
async function findAnswered(tx: Tx, conversation: ConversationRow, messageId: string | null) {
  const query = tx
    .selectFrom('messages')
    .select(['id', 'provider_id', 'flags', 'text', 'url', 'direction'])
    .where('conversation_id', '=', conversation.id)
  if (messageId) {
    const chosen = await query.where('id', '=', messageId).executeTakeFirst()
    if (!chosen) throw new AppError('not_found', 'message/unknown', 'No such message in this conversation.')
    return chosen
  }
  return query
    .where('direction', '=', 'in')
    .where('provider_id', 'is not', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What a reply that quotes is shown with. */
async function quote(
  tx: Tx,
  account: OpenAccount,
  { identity_id }: ConversationRow,
  { provider_id, text, url, direction }: Answered,
): Promise<Quoted> {
  const { handle, name } = await tx.selectFrom('identities').select(['handle', 'name']).where('id', '=', identity_id).executeTakeFirstOrThrow()
  const author = direction === 'out' ? account.handle : handle
  return { providerId: provider_id ?? '', author: author ? `@${author}` : (name ?? ''), text, ...(url && { url }) }
}
