import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { type Selectable, sql } from 'kysely'
import type { GateRow } from '../accounts/breaker/keep-breaker.ts'
import { openAccount } from '../accounts/open-account.ts'
import type { Capabilities, Quoted } from '../connectors/channel.ts'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import type { Schema } from '../platform/db-types.gen.ts'
import type { Platform } from '../platform/platform.ts'
import { type Deed, mayDo } from './may-act.ts'
import type { Sending } from './outbound/sending.ts'
import { waitsUntil } from './outbound/waits-until.ts'

export type MessageRow = Omit<Selectable<Schema['messages']>, 'words'>

/** The columns of a message that are ever shown. */
export const MESSAGE_COLUMNS = [
  'id',
  'conversation_id',
  'account_id',
  'contact_id',
  'case_id',
  'direction',
  'visibility',
  'author_kind',
  'author_id',
  'provider_id',
  'text',
  'html',
  'url',
  'reply_to',
  'quoted',
  'flags',
  'state',
  'state_rank',
  'failure',
  'failure_detail',
  'tries',
  'send_at',
  'sent_at',
  'received_at',
  'edited_at',
  'deleted_at',
  'liked_at',
  'hidden_at',
  'language',
  'tone',
  'type_key',
  'reasons',
  'reactions',
  'extra',
  'sending',
  'private_reply_to',
] as const satisfies readonly (keyof MessageRow)[]

interface Beside {
  id: string
  author: string | null
  reply_to_id: string | null
  versions: number
  answered_privately: boolean
  attachments: {
    id: string
    kind: string
    name: string | null
    mime: string | null
    alt: string | null
    state: string
    reason: string | null
    file: string | null
    size: number | null
    width: number | null
    height: number | null
    preview: boolean | null
  }[]
}

const iso = (at: Date | null) => at?.toISOString() ?? null

/** Messages as desks show them, with everything beside them, in the given order. One statement for all. */
export async function shapeMessages(platform: Platform, db: Reader, caller: Caller, rows: readonly MessageRow[]): Promise<Message[]> {
  if (rows.length === 0) return []
  const { rows: beside } = await sql<Beside>`select m.id,
      case m.author_kind when 'person' then (select p.name from people p where p.id = m.author_id) when 'contact' then (select coalesce(i.name, c.name) from contacts c
        left join conversations v on v.id = m.conversation_id left join identities i on i.id = v.identity_id where c.id = m.contact_id) end as author,
      (select r.id from messages r where r.account_id = m.account_id and r.provider_id = m.reply_to) as reply_to_id,
      exists (select 1 from messages r where r.private_reply_to = m.id and r.state not in ('failed', 'cancelled')) as answered_privately,
      (select count(*)::int from message_versions x where x.message_id = m.id) as versions,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', coalesce(a.name, f.name), 'mime', coalesce(a.mime, f.mime), 'alt', a.alt, 'state', a.state, 'reason', a.reason, 'file', a.file_id,
        'size', f.size, 'width', f.width, 'height', f.height, 'preview', f.preview) order by a.position) from attachments a left join files f on f.id = a.file_id where a.message_id = m.id), '[]') as attachments
    from messages m where m.id = any(${rows.map((row) => row.id)}::uuid[])`.execute(db)
  const besideOf = new Map(beside.map((one) => [one.id, one]))
  const accounts = new Map<string, { can: Capabilities; ownKey: string; gate: GateRow }>()
  for (const id of new Set(rows.map((row) => row.account_id))) {
    const { connector, settings, providerId, row: gate } = await openAccount(platform, id)
    accounts.set(id, { can: connector.capabilities(settings), ownKey: providerId, gate })
  }
  return rows.map((row) => {
    const one = besideOf.get(row.id)!
    const { can, ownKey, gate } = accounts.get(row.account_id)!
    const may = mayDo(row, can, caller.permissions, { now: caller.at, ownKey, answeredPrivately: one.answered_privately })
    return { ...shapeMessage(row, one, may), waitsUntil: waitsUntil(row, gate, platform.clock.now()) }
  })
}

function shapeSending(sending: Sending | null): Message['sending'] {
  if (!sending) return null
  const { mail, template, choices } = sending
  return {
    ...(mail && { mail: { subject: mail.subject, cc: mail.cc } }),
    ...(template && { template: { name: template.name, language: template.language } }),
    ...(choices && { choices: choices.options.map(({ title }) => title) }),
  }
}

function shapeMessage(row: MessageRow, beside: Beside, may: Deed[]): Omit<Message, 'waitsUntil'> {
  const quoted = row.quoted as Quoted | null
  const flags = row.flags as { automatic?: boolean; unverified?: boolean }
  return {
    messageId: row.id,
    conversationId: row.conversation_id,
    caseId: row.case_id,
    direction: row.direction as Message['direction'],
    visibility: row.visibility as Message['visibility'],
    author: { kind: row.author_kind as Message['author']['kind'], id: row.author_id, name: beside.author ?? '' },
    text: row.deleted_at ? '' : row.text,
    url: row.url,
    html: row.deleted_at ? null : row.html,
    extra: row.deleted_at ? [] : ((row.extra as Message['extra'] | null) ?? []),
    sending: shapeSending(row.sending as Sending | null),
    privateReplyToMessageId: row.private_reply_to,
    quoted: quoted ? { author: quoted.author, text: quoted.text, url: quoted.url ?? null } : null,
    replyToMessageId: beside.reply_to_id,
    state: row.state as Message['state'],
    failure: row.failure,
    failureDetail: row.failure_detail,
    sendAt: iso(row.send_at),
    sentAt: row.sent_at.toISOString(),
    editedAt: iso(row.edited_at),
    deletedAt: iso(row.deleted_at),
    liked: row.liked_at !== null,
    hidden: row.hidden_at !== null,
    automatic: flags.automatic === true,
    unverified: row.direction === 'in' && flags.unverified === true,
    language: row.language,
    tone: row.tone,
    typeKey: row.type_key,
    reasons: row.reasons as Message['reasons'],
    reactions: Object.values(row.reactions as Record<string, { emoji: string | null }>).flatMap(({ emoji }) => emoji ?? []),
    attachments: beside.attachments.map(({ id, file, preview, ...one }) => ({
      attachmentId: id,
      kind: one.kind as 'file',
      name: one.name,
      mime: one.mime,
      alt: one.alt,
      size: one.size,
      width: one.width,
      height: one.height,
      state: one.state as 'stored',
      reason: one.reason,
      url: file ? `/api/files/${file}` : null,
      previewUrl: file && preview ? `/api/files/${file}/preview` : null,
    })),
    earlierTexts: beside.versions,
    may,
  }
}
