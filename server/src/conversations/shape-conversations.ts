import type { Conversation } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import { openAccount } from '../accounts/open-account.ts'
import type { Reader } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { type ReplyCircumstances, whyNotQuote, whyNotReply } from './outbound/may-reply.ts'

interface Row {
  id: string
  account_id: string
  contact_id: string
  visibility: 'public' | 'private'
  subject: string | null
  last_message_at: Date | null
  last_inbound_at: Date | null
  contact_read_at: Date | null
  participants: string[]
  topic: TopicRow | null
  blocked: boolean
  summoned: boolean
}

interface TopicRow {
  providerId: string
  text: string | null
  url: string | null
  pictureUrl: string | null
  at: string | null
}

const iso = (at: Date | null) => at?.toISOString() ?? null

/** Conversations as desks show them, with what the network takes and whether one may answer now. In the order of the ids. */
export async function shapeConversations(platform: Platform, db: Reader, conversationIds: readonly string[]): Promise<Conversation[]> {
  if (conversationIds.length === 0) return []
  const { rows } =
    await sql<Row>`select v.id, v.account_id, v.contact_id, v.visibility, v.subject, v.last_message_at, v.last_inbound_at, v.contact_read_at, v.participants,
      case when v.topic_provider_id is not null then (select jsonb_build_object('providerId', t.provider_id, 'text', t.text, 'url', t.url, 'pictureUrl', t.picture_url, 'at', t.at)
        from account_topics t where t.account_id = v.account_id and t.provider_id = v.topic_provider_id) end as topic,
      exists (select 1 from blocks b where b.account_id = v.account_id and b.identity_id = v.identity_id) as blocked,
      coalesce((select coalesce((m.flags ->> 'summoned')::boolean, v.visibility = 'private') from messages m where m.conversation_id = v.id and m.direction = 'in' order by m.sent_at desc, m.id desc limit 1), true) as summoned
    from conversations v where v.id = any(${[...conversationIds]}::uuid[]) order by v.last_message_at desc nulls last, v.id`.execute(db)
  return Promise.all(rows.map((row) => shapeConversation(platform, row)))
}

async function shapeConversation(platform: Platform, row: Row): Promise<Conversation> {
  const { row: account, connector, settings } = await openAccount(platform, row.account_id)
  const limits = connector.limits(row.visibility, settings)
  const window = connector.windowOf?.(row.visibility, row.last_inbound_at, platform.clock.now(), settings) ?? null
  const circumstances: ReplyCircumstances = {
    accountState: account.state,
    removed: account.removed_at !== null,
    visibility: row.visibility,
    capabilities: connector.capabilities(settings),
    summoned: row.summoned,
    blocked: row.blocked,
    window: window?.state ?? 'open',
    sort: 'typed',
  }
  return {
    conversationId: row.id,
    accountId: row.account_id,
    channel: account.channel,
    accountName: account.name,
    accountHandle: account.handle,
    accountState: account.state as Conversation['accountState'],
    contactId: row.contact_id,
    visibility: row.visibility,
    subject: row.subject,
    cc: row.participants,
    topic: row.topic && { ...row.topic, at: row.topic.at && new Date(row.topic.at).toISOString() },
    window: window && { state: window.state, until: iso(window.until) },
    lastMessageAt: iso(row.last_message_at),
    lastInboundAt: iso(row.last_inbound_at),
    contactReadAt: iso(row.contact_read_at),
    limits: { ...limits, files: { ...limits.files, mimes: [...limits.files.mimes] } },
    cannotReply: whyNotReply(circumstances),
    mayQuote: whyNotQuote(circumstances) === null,
  }
}
