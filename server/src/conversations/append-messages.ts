import { sql } from 'kysely'
import type { Extra, Quoted, RemoteFile } from '../connectors/channel.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { lastMoments } from './open-conversations.ts'

export interface NewMessage {
  messageId: string
  conversationId: string
  accountId: string
  contactId: string
  caseId: string | null
  direction: 'in' | 'out'
  visibility: 'public' | 'private'
  authorKind: 'contact' | 'network-app'
  providerId: string
  text: string
  html: string | null
  url: string | null
  replyTo: string | null
  quoted: Quoted | null
  flags: Record<string, boolean>
  sentAt: Date
  language: string | null
  tone: number | null
  typeKey: string | null
  reasons: unknown
  files: readonly RemoteFile[]
  extra: readonly Extra[] | null
  topicProviderId: string | null
  /** Who else has it, of a mail, in lower case. */
  participants: readonly string[]
  /** The event that told of it. */
  rawEventId: string | null
}

/** Which of these messages are kept already, as `accountId\nproviderId`. Networks repeat themselves. */
export async function findRepeats(tx: Tx, messages: readonly { accountId: string; providerId: string }[]): Promise<Set<string>> {
  const { rows } = await sql<{ account_id: string; provider_id: string }>`select m.account_id, m.provider_id
    from unnest(${messages.map((m) => m.accountId)}::uuid[], ${messages.map((m) => m.providerId)}::text[]) as w (account_id, provider_id)
    join messages m on m.account_id = w.account_id and m.provider_id = w.provider_id`.execute(tx)
  return new Set(rows.map((row) => `${row.account_id}\n${row.provider_id}`))
}

/**
 * Keeps new messages and moves their conversations on, except those that were opened for them. The caller has made sure that none is
 * kept already.
 */
export async function appendMessages(tx: Tx, messages: readonly NewMessage[], freshConversations: ReadonlySet<string>): Promise<void> {
  if (messages.length === 0) return
  await sql`insert into messages (id, conversation_id, account_id, contact_id, case_id, direction, visibility, author_kind, author_id, provider_id, text, html, url, reply_to,
      quoted, flags, extra, state, state_rank, sent_at, language, tone, type_key, reasons)
    select w."messageId", w."conversationId", w."accountId", w."contactId", w."caseId", w.direction, w.visibility, w."authorKind", case when w."authorKind" = 'contact' then w."contactId" end,
      w."providerId", w.text, w.html, w.url, w."replyTo", w.quoted, w.flags, w.extra, case w.direction when 'in' then 'received' else 'sent' end, 30, w."sentAt", w.language, w.tone, w."typeKey", w.reasons
    from json_to_recordset(${JSON.stringify(messages)}::json) as w ("messageId" uuid, "conversationId" uuid, "accountId" uuid, "contactId" uuid, "caseId" uuid, direction text, visibility text,
      "authorKind" text, "providerId" text, text text, html text, url text, "replyTo" text, quoted jsonb, flags jsonb, extra jsonb, "sentAt" timestamptz, language text, tone smallint, "typeKey" text, reasons jsonb)`.execute(
    tx,
  )
  await touchConversations(
    tx,
    messages.filter(({ conversationId }) => !freshConversations.has(conversationId)),
  )
  await addAttachments(tx, messages)
}

async function touchConversations(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const byConversation = Map.groupBy(messages, (message) => message.conversationId)
  const rows = [...byConversation].map(([id, list]) => ({
    id,
    ...lastMoments(list),
    caseId: list.findLast((message) => message.caseId)?.caseId ?? null,
    topic: list.find((message) => message.topicProviderId)?.topicProviderId ?? null,
    participants: [...new Set(list.flatMap((message) => message.participants))],
  }))
  await sql`update conversations v set last_message_at = greatest(v.last_message_at, w."lastMessageAt"), last_inbound_at = greatest(v.last_inbound_at, w."lastInboundAt"),
      case_id = coalesce(w."caseId", v.case_id), topic_provider_id = coalesce(v.topic_provider_id, w.topic),
      participants = case when w.participants <@ v.participants then v.participants else array(select distinct one from unnest(v.participants || w.participants) one order by 1) end
    from json_to_recordset(${JSON.stringify(rows)}::json) as w (id uuid, "lastMessageAt" timestamptz, "lastInboundAt" timestamptz, "caseId" uuid, topic text, participants text[]) where v.id = w.id`.execute(
    tx,
  )
}

async function addAttachments(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  const rows = messages.flatMap(({ messageId, files, rawEventId }) =>
    files.map((file, position) => ({
      id: newId(),
      message: messageId,
      position,
      kind: file.kind,
      name: file.name ?? null,
      mime: file.mime ?? null,
      alt: file.alt ?? null,
      url: file.url ?? null,
      ref: file.ref ?? null,
      sha256: file.sha256?.toLowerCase() ?? null,
      event: file.ref ? rawEventId : null,
      file: file.fileId ?? null,
      state: file.fileId ? 'stored' : 'pending',
    })),
  )
  if (rows.length === 0) return
  await sql`insert into attachments (id, message_id, position, kind, name, mime, alt, url, ref, sha256, raw_event_id, file_id, state)
    select id, message, position, kind, name, mime, alt, url, ref, sha256, event, file, state from json_to_recordset(${JSON.stringify(rows)}::json)
      as w (id uuid, message uuid, position smallint, kind text, name text, mime text, alt text, url text, ref text, sha256 text, event bigint, file uuid, state text)`.execute(
    tx,
  )
}
