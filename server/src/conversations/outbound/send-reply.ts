import type { sendReply as contract } from '@atalaya/shared/contract/conversations.ts'
import { countText } from '@atalaya/shared/text/count-text.ts'
import type { z } from 'zod'
import type { OpenAccount } from '../../accounts/open-account.ts'
import type { Quoted } from '../../connectors/channel.ts'
import { actorOf, type Caller, personOf } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { accessConversation, type ConversationRow } from '../access-conversation.ts'
import { deliverReply } from './deliver-reply.ts'
import { whyNotQuote, whyNotReply } from './may-reply.ts'

type Input = z.infer<typeof contract.input>

/**
 * The reply is queued and on everyone's screen; it leaves when its undo time is over. The message id is the sender's own, so a repeated
 * call finds the reply there and changes nothing. Refuses what the network would refuse.
 */
export async function sendReply(tx: Tx, account: OpenAccount, caller: Caller, input: Input): Promise<string> {
  const conversation = await accessConversation(tx, caller, input.conversationId)
  const known = await tx.selectFrom('messages').select(['id', 'conversation_id']).where('id', '=', input.messageId).executeTakeFirst()
  if (known) {
    if (known.conversation_id === conversation.id) return known.id
    throw new AppError('conflict', 'reply/id-taken', 'This message id belongs to another reply.')
  }
  await refuseStale(tx, conversation, input.seenMessageId)
  const answered = await findAnswered(tx, conversation, input.replyToMessageId)
  await refuseForbidden(tx, account, conversation, answered, input.asQuote)
  refuseOverLong(account, conversation, input)
  const leaveAt = input.sendAt ? new Date(input.sendAt) : new Date(caller.at.getTime() + input.undoSeconds * 1000)
  await keep(tx, account, caller, conversation, answered, input, leaveAt)
  await deliverReply.later(tx, [{ messageId: input.messageId, conversationId: conversation.id }], {
    lane: (data) => `conversation:${data.conversationId}`,
    key: (data) => `reply:${data.messageId}`,
    ...(leaveAt > caller.at && { runAt: leaveAt }),
  })
  await emit(tx, actorOf(caller), 'message.queued', {
    messageId: input.messageId,
    conversationId: conversation.id,
    caseId: conversation.case_id,
    automatic: false,
    templateId: input.templateId,
  })
  return input.messageId
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

async function refuseForbidden(
  tx: Tx,
  account: OpenAccount,
  conversation: ConversationRow,
  answered: Answered | undefined,
  asQuote: boolean,
): Promise<void> {
  const blocked = await tx
    .selectFrom('blocks')
    .select('account_id')
    .where('account_id', '=', conversation.account_id)
    .where('identity_id', '=', conversation.identity_id)
    .executeTakeFirst()
  const summoned = conversation.visibility === 'private' || (answered?.flags as { summoned?: boolean } | undefined)?.summoned === true
  const why = (asQuote ? whyNotQuote : whyNotReply)({
    accountState: account.row.state,
    removed: account.row.removed_at !== null,
    visibility: conversation.visibility,
    capabilities: account.connector.capabilities(account.settings),
    summoned,
    blocked: blocked !== undefined,
  })
  if (why) throw new AppError('conflict', `reply/${why}`, 'The network does not let you answer here now.')
}

function refuseOverLong(account: OpenAccount, { visibility }: ConversationRow, { text, fileIds }: Input): void {
  if (text.trim() === '' && fileIds.length === 0) throw new AppError('invalid', 'reply/empty', 'Write something or attach a file.')
  const limits = account.connector.limits(visibility, account.settings)
  const length = countText(limits.unit, text)
  if (length > limits.maxLength)
    throw new AppError('invalid', 'reply/too-long', `${account.channel} takes ${limits.maxLength}; this counts ${length}.`, {
      length,
      max: limits.maxLength,
    })
  if (fileIds.length > limits.files.max)
    throw new AppError('invalid', 'reply/too-many-files', `${account.channel} takes ${limits.files.max} files.`, { max: limits.files.max })
}

async function keep(
  tx: Tx,
  account: OpenAccount,
  caller: Caller,
  conversation: ConversationRow,
  answered: Answered | undefined,
  input: Input,
  leaveAt: Date,
): Promise<void> {
  try {
    await tx
      .insertInto('messages')
      .values({
        id: input.messageId,
        conversation_id: conversation.id,
        account_id: conversation.account_id,
        contact_id: conversation.contact_id,
        case_id: conversation.case_id,
        direction: 'out',
        visibility: conversation.visibility,
        author_kind: caller.kind === 'person' ? 'person' : 'platform',
        author_id: personOf(caller),
        text: input.text,
        reply_to: answered?.provider_id ?? null,
        as_quote: input.asQuote,
        quoted: input.asQuote && answered ? JSON.stringify(await quote(tx, account, conversation, answered)) : null,
        state: 'queued',
        sent_at: caller.at,
        send_at: leaveAt,
      })
      .execute()
  } catch (error) {
    if (brokenUnique(error)) throw new AppError('conflict', 'reply/id-taken', 'This message id belongs to another reply.')
    throw error
  }
  if (input.fileIds.length === 0) return
  const {
    files: { maxBytes, mimes },
  } = account.connector.limits(conversation.visibility, account.settings)
  const files = await tx
    .selectFrom('files')
    .select(['id', 'name', 'mime', 'size'])
    .where('id', 'in', input.fileIds)
    .where('created_by', '=', `${caller.kind}:${caller.id}`)
    .execute()
  for (const [position, fileId] of input.fileIds.entries()) {
    const file = files.find((one) => one.id === fileId)
    if (!file) throw new AppError('not_found', 'file/unknown', 'No such file.')
    if (Number(file.size) > maxBytes || !mimes.some((mime) => mime === '*/*' || mime === file.mime))
      throw new AppError('invalid', 'reply/file-refused', `${account.channel} does not take ${file.name}.`, { name: file.name, maxBytes })
    const kind = /^(image|video|audio)\//.exec(file.mime)?.[1] ?? 'file'
    await tx
      .insertInto('attachments')
      .values({ id: newId(), message_id: input.messageId, position, kind, name: file.name, mime: file.mime, file_id: fileId, state: 'stored' })
      .execute()
  }
}
