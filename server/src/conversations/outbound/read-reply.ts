import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Sending } from './sending.ts'

/** A reply as its delivery needs it, with its thread. */
export interface ReplyRow {
  id: string
  conversation_id: string
  case_id: string | null
  account_id: string
  contact_id: string
  identity_id: string
  state: string
  text: string
  visibility: 'public' | 'private'
  reply_to: string | null
  as_quote: boolean
  author_kind: string
  sending: Sending | null
  /** The network's id of the public message that it answers in private. */
  public_provider_id: string | null
  thread_key: string
  subject: string | null
  last_inbound_at: Date | null
  recipient_key: string
  recipient_handle: string | null
  /** Where the customer wants answers to the mail that this one answers. */
  answers_to: string | null
  breakers: unknown
  paused_until: Date | null
  private_paused_until: Date | null
}

/** The thread of a private answer to a public message, until the network tells the real one. */
export const privateThreadKey = (providerId: string) => `comment:${providerId}`

/** Whether the reply begins a private thread that does not exist on the network yet. */
export const beginsThread = (row: ReplyRow) => row.public_provider_id !== null && row.thread_key === privateThreadKey(row.public_provider_id)

/** Only where the mail is the customer's own and proven: else whoever forges one would get our answers. Never an address of ours. */
const answersTo = sql<string | null>`(select e ->> 'replyTo' from messages r cross join lateral jsonb_array_elements(coalesce(r.extra, '[]')) e
  where r.conversation_id = m.conversation_id and r.provider_id = m.reply_to and r.direction = 'in' and e ->> 'kind' = 'mail'
    and r.flags ->> 'unverified' is distinct from 'true' and strpos(lower(e ->> 'from'), lower(coalesce(v.contact_key, i.key))) > 0
    and lower(e ->> 'replyTo') <> lower(a.provider_id) limit 1)`

export async function readReply(db: Db, messageId: string): Promise<ReplyRow | undefined> {
  const row = await db
    .selectFrom('messages as m')
    .innerJoin('conversations as v', 'v.id', 'm.conversation_id')
    .innerJoin('identities as i', 'i.id', 'v.identity_id')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .leftJoin('messages as p', 'p.id', 'm.private_reply_to')
    .select([
      'm.id',
      'm.conversation_id',
      'm.case_id',
      'm.account_id',
      'm.contact_id',
      'm.state',
      'm.text',
      'm.visibility',
      'm.reply_to',
      'm.as_quote',
      'm.author_kind',
      'm.sending',
      'p.provider_id as public_provider_id',
      'v.identity_id',
      'v.thread_key',
      'v.subject',
      'v.last_inbound_at',
      sql<string>`coalesce(v.contact_key, i.key)`.as('recipient_key'),
      'i.handle as recipient_handle',
      answersTo.as('answers_to'),
      'a.breakers',
      'a.paused_until',
      'a.private_paused_until',
    ])
    .where('m.id', '=', messageId)
    .executeTakeFirst()
  return row as ReplyRow | undefined
}
