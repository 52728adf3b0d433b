import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { NewFact } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'

/** The thread of a message that is about to be kept. */
export interface Thread {
  accountId: string
  threadKey: string
  contactId: string
  identityId: string
  visibility: 'public' | 'private'
  subject: string | null
  /** What it is about, by the network's id. */
  topicProviderId: string | null
  /** The key by which the contact is known in it, where it is not their first. */
  contactKey: string | null
  /** Who else has its mails, in lower case. */
  participants: readonly string[]
  direction: 'in' | 'out'
  sentAt: Date
  caseId: string | null
}

export interface OpenedConversations {
  /** The conversation of each thread, by `threadKeyOf`. */
  idOf: Map<string, string>
  /** Those that were opened just now, and so know of these messages already. */
  fresh: Set<string>
}

export const threadKeyOf = (accountId: string, threadKey: string) => `${accountId}\n${threadKey}`

/** Every thread has its one conversation afterwards; a new one begins with what these messages say. Threads come in order of time. */
export async function openConversations(tx: Tx, threads: readonly Thread[], facts: NewFact[]): Promise<OpenedConversations> {
  const wanted = Map.groupBy(threads, (thread) => threadKeyOf(thread.accountId, thread.threadKey))
  const idOf = await findConversations(
    tx,
    [...wanted.values()].map((list) => list[0]!),
  )
  const missing = [...wanted].filter(([key]) => !idOf.has(key)).map(([, list]) => begin(list))
  if (missing.length === 0) return { idOf, fresh: new Set() }
  const { rows: begun } = await sql<{
    id: string
  }>`insert into conversations (id, account_id, thread_key, contact_id, identity_id, visibility, subject, topic_provider_id, contact_key, participants, last_message_at, last_inbound_at, case_id)
    select id, "accountId", "threadKey", "contactId", "identityId", visibility, subject, "topicProviderId", "contactKey", participants, "lastMessageAt", "lastInboundAt", "caseId"
    from json_to_recordset(${JSON.stringify(missing)}::json) as w (id uuid, "accountId" uuid, "threadKey" text, "contactId" uuid, "identityId" uuid,
      visibility text, subject text, "topicProviderId" text, "contactKey" text, participants text[], "lastMessageAt" timestamptz, "lastInboundAt" timestamptz, "caseId" uuid)
    on conflict (account_id, thread_key) do nothing returning id`.execute(tx)
  const fresh = new Set(begun.map(({ id }) => id))
  // Begun by someone else at the same moment, as by a reply in private: that one it is.
  const others = fresh.size < missing.length ? await findConversations(tx, missing) : new Map<string, string>()
  for (const [key, id] of others) idOf.set(key, id)
  for (const { id, accountId, threadKey, contactId } of missing) {
    if (!fresh.has(id)) continue
    idOf.set(threadKeyOf(accountId, threadKey), id)
    facts.push({ type: 'conversation.started', actor: { kind: 'contact', id: contactId }, data: { conversationId: id, accountId, contactId } })
  }
  return { idOf, fresh }
}

function begin(list: readonly Thread[]) {
  const { direction, sentAt, ...thread } = list.at(-1)!
  return {
    id: newId(),
    ...thread,
    ...lastMoments(list),
    participants: [...new Set(list.flatMap((one) => one.participants))],
    caseId: list.findLast((one) => one.caseId)?.caseId ?? null,
  }
}

/** When the last of these messages was written, and the last of them by the contact. */
export function lastMoments(messages: readonly Pick<Thread, 'direction' | 'sentAt'>[]): { lastMessageAt: Date | null; lastInboundAt: Date | null } {
  const latest = (list: typeof messages) => list.reduce<Date | null>((at, { sentAt }) => (at && at > sentAt ? at : sentAt), null)
  return { lastMessageAt: latest(messages), lastInboundAt: latest(messages.filter(({ direction }) => direction === 'in')) }
}

async function findConversations(tx: Tx, threads: readonly Pick<Thread, 'accountId' | 'threadKey'>[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; account_id: string; thread_key: string }>`select v.id, v.account_id, v.thread_key
    from unnest(${threads.map((t) => t.accountId)}::uuid[], ${threads.map((t) => t.threadKey)}::text[]) as w (account_id, thread_key)
    join conversations v on v.account_id = w.account_id and v.thread_key = w.thread_key`.execute(tx)
  return new Map(rows.map((row) => [threadKeyOf(row.account_id, row.thread_key), row.id]))
}
