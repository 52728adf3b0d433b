import { sql } from 'kysely'
import type { Reader } from '../../platform/db.ts'

/** A message as the person on the other side of a chat may see it: nothing of cases, notes, drafts or what waits to be sent. */
export interface VisitorMessage {
  /** The visitor's own id for what they wrote. */
  messageId: string
  conversationId: string
  from: 'visitor' | 'agent'
  author: string | null
  text: string
  at: Date
  state: 'sent' | 'delivered' | 'read'
  deleted: boolean
  files: { fileId: string; name: string; mime: string; size: number; preview: boolean }[]
}

/** Which messages: those of a conversation, the last 100 of them or those after a moment, or these by their ids in the database. */
export type Which = { conversationId: string; after?: Date | undefined } | { messageIds: readonly string[] }

const MOST = 100

/** Messages of a chat for its visitor, oldest first. What is deleted keeps its place without its words. */
export async function readVisitorThread(db: Reader, which: Which): Promise<VisitorMessage[]> {
  if ('messageIds' in which && which.messageIds.length === 0) return []
  const chosen =
    'messageIds' in which
      ? sql`m.id = any(${which.messageIds}::uuid[])`
      : sql`m.conversation_id = ${which.conversationId} and m.sent_at > ${which.after ?? new Date(0)}`
  const { rows } =
    await sql<VisitorMessage>`select coalesce(case m.direction when 'in' then regexp_replace(m.provider_id, '^.*:', '') else m.provider_id end, m.id::text) as "messageId", m.conversation_id as "conversationId",
      case m.direction when 'in' then 'visitor' else 'agent' end as "from", p.name as author,
      case when m.deleted_at is null then m.text else '' end as text, m.sent_at as at,
      case when m.direction = 'out' then m.state when read.yes then 'read' else 'delivered' end as state,
      m.deleted_at is not null as deleted, coalesce(attached.files, '[]') as files
    from messages m
      left join people p on m.author_kind = 'person' and p.id = m.author_id
      cross join lateral (select exists (select 1 from case_reads r where r.case_id = m.case_id and r.at >= m.received_at)
        or exists (select 1 from messages o where o.conversation_id = m.conversation_id and o.direction = 'out' and o.sent_at >= m.sent_at and o.state in ('sent', 'delivered', 'read')) as yes) read
      left join lateral (select json_agg(json_build_object('fileId', f.id, 'name', f.name, 'mime', f.mime, 'size', f.size, 'preview', f.preview) order by a.position) as files
        from attachments a join files f on f.id = a.file_id where a.message_id = m.id and m.deleted_at is null) attached on true
    where ${chosen} and (m.direction = 'in' or m.state in ('sent', 'delivered', 'read'))
    order by m.sent_at desc, m.id desc limit ${'messageIds' in which ? null : MOST}`.execute(db)
  return rows.reverse()
}

export interface VisitorThread {
  conversationId: string
  caseId: string | null
}

/** The conversation of a visitor; undefined until their first message was taken in. */
export async function findVisitorThread(db: Reader, accountId: string, threadKey: string): Promise<VisitorThread | undefined> {
  return db
    .selectFrom('conversations')
    .select(['id as conversationId', 'case_id as caseId'])
    .where('account_id', '=', accountId)
    .where('thread_key', '=', threadKey)
    .executeTakeFirst()
}

/** Answers that the visitor has not read yet, newest first, by the network's id. */
export async function unreadAnswers(db: Reader, conversationId: string): Promise<{ messageId: string; state: 'sent' | 'delivered' }[]> {
  const { rows } = await sql<{ messageId: string; state: 'sent' | 'delivered' }>`select provider_id as "messageId", state from messages
    where conversation_id = ${conversationId} and direction = 'out' and state in ('sent', 'delivered') and provider_id is not null
    order by sent_at desc, id desc limit ${MOST}`.execute(db)
  return rows
}

/** Whether a file is part of a conversation. */
export async function isFileOfThread(db: Reader, conversationId: string, fileId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from attachments a join messages m on m.id = a.message_id
    where a.file_id = ${fileId} and m.conversation_id = ${conversationId} and m.deleted_at is null
      and (m.direction = 'in' or m.state in ('sent', 'delivered', 'read')) limit 1`.execute(db)
  return rows.length > 0
}
