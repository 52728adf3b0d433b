import { buffer } from 'node:stream/consumers'
import type { Outbound, OutboundFile } from '../../connectors/channel.ts'
import type { Platform } from '../../platform/platform.ts'
import { beginsThread, type ReplyRow } from './read-reply.ts'

/** So many of what was said before are named in a mail. */
const MOST_REFERENCES = 20

/** A reply as its connector is handed it. */
export async function toOutbound(platform: Platform, row: ReplyRow): Promise<Outbound> {
  const { mail, template, choices } = row.sending ?? {}
  const [headerFile, ...files] = await filesOf(platform, row.id)
  return {
    messageId: row.id,
    threadKey: row.thread_key,
    visibility: row.visibility,
    recipient: { key: row.answers_to ?? row.recipient_key, handle: row.recipient_handle },
    text: row.text,
    replyToProviderId: row.reply_to,
    asQuote: row.as_quote,
    lastContactAt: row.last_inbound_at,
    byPerson: row.author_kind === 'person',
    files: template || !headerFile ? files : [headerFile, ...files],
    ...(beginsThread(row) && { privateReplyTo: row.public_provider_id! }),
    ...(template && { template: { ...template, ...(headerFile && { headerFile }) } }),
    ...(choices && { choices }),
    ...(mail && { mail: { ...mail, references: await referencesOf(platform, row.conversation_id) } }),
  }
}

async function filesOf(platform: Platform, messageId: string): Promise<OutboundFile[]> {
  const files = await platform.db
    .selectFrom('attachments as a')
    .innerJoin('files as f', 'f.id', 'a.file_id')
    .select(['f.id', 'f.name', 'f.mime', 'f.size'])
    .where('a.message_id', '=', messageId)
    .orderBy('a.position')
    .execute()
  return files.map(({ id, name, mime, size }) => ({ name, mime, size: Number(size), read: async () => buffer(await platform.files.get(id)) }))
}

/** What was said before in the thread, oldest first. */
async function referencesOf({ db }: Platform, conversationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('messages')
    .select('provider_id')
    .where('conversation_id', '=', conversationId)
    .where('provider_id', 'is not', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_REFERENCES)
    .execute()
  return rows.map(({ provider_id }) => provider_id!).reverse()
}
