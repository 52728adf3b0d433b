import type { OpenAccount } from '../../accounts/open-account.ts'
import type { Quoted } from '../../connectors/channel.ts'
import { type Caller, personOf } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { ConversationRow } from '../access-conversation.ts'
import type { Sending } from './sending.ts'

/** The row of a reply that is about to be queued. */
export interface NewReply {
  messageId: string
  text: string
  fileIds: readonly string[]
  replyTo: string | null
  quoted: Quoted | null
  sending: Sending | null
  privateReplyTo: string | null
  leaveAt: Date
}

/** Keeps a reply as queued, with its files. Refuses an id that is taken, files that are not the caller's and such as the channel does not take. */
export async function keepReply(tx: Tx, account: OpenAccount, caller: Caller, conversation: ConversationRow, reply: NewReply): Promise<void> {
  try {
    await tx
      .insertInto('messages')
      .values({
        id: reply.messageId,
        conversation_id: conversation.id,
        account_id: conversation.account_id,
        contact_id: conversation.contact_id,
        case_id: conversation.case_id,
        direction: 'out',
        visibility: conversation.visibility,
        author_kind: caller.kind === 'person' ? 'person' : 'platform',
        author_id: personOf(caller),
        text: reply.text,
        reply_to: reply.replyTo,
        as_quote: reply.quoted !== null,
        quoted: reply.quoted && JSON.stringify(reply.quoted),
        sending: reply.sending && JSON.stringify(reply.sending),
        private_reply_to: reply.privateReplyTo,
        state: 'queued',
        sent_at: caller.at,
        send_at: reply.leaveAt,
      })
      .execute()
  } catch (error) {
    const broken = brokenUnique(error)
    if (broken === 'messages_private_once')
      throw new AppError('conflict', 'reply/answered-privately', 'This message was answered in private already.')
    if (broken) throw new AppError('conflict', 'reply/id-taken', 'This message id belongs to another reply.')
    throw error
  }
  if (reply.fileIds.length > 0) await attach(tx, account, caller, conversation.visibility, reply)
}

async function attach(
  tx: Tx,
  account: OpenAccount,
  caller: Caller,
  visibility: 'public' | 'private',
  { messageId, fileIds }: NewReply,
): Promise<void> {
  const { maxBytes, mimes } = account.connector.limits(visibility, account.settings).files
  const files = await tx
    .selectFrom('files')
    .select(['id', 'name', 'mime', 'size'])
    .where('id', 'in', [...fileIds])
    .where('created_by', '=', `${caller.kind}:${caller.id}`)
    .execute()
  for (const [position, fileId] of fileIds.entries()) {
    const file = files.find((one) => one.id === fileId)
    if (!file) throw new AppError('not_found', 'file/unknown', 'No such file.')
    if (Number(file.size) > maxBytes || !mimes.some((mime) => mime === '*/*' || mime === file.mime))
      throw new AppError('invalid', 'reply/file-refused', `${account.channel} does not take ${file.name}.`, { name: file.name, maxBytes })
    const kind = /^(image|video|audio)\//.exec(file.mime)?.[1] ?? 'file'
    await tx
      .insertInto('attachments')
      .values({ id: newId(), message_id: messageId, position, kind, name: file.name, mime: file.mime, file_id: fileId, state: 'stored' })
      .execute()
  }
}
