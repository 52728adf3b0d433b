import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { NewFact } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'

export interface Thread {
  accountId: string
  threadKey: string
  contactId: string
  identityId: string
  visibility: 'public' | 'private'
  subject: string | null
}

export const threadKeyOf = (accountId: string, threadKey: string) => `${accountId}\n${threadKey}`

/** Every thread has its one conversation afterwards. The map gives its id by `threadKeyOf`. */
export async function openConversations(tx: Tx, threads: readonly Thread[], facts: NewFact[]): Promise<Map<string, string>> {
  const wanted = new Map(threads.map((thread) => [threadKeyOf(thread.accountId, thread.threadKey), thread]))
  const found = await findConversations(tx, [...wanted.values()])
  const missing = [...wanted.entries()].filter(([key]) => !found.has(key)).map(([, thread]) => ({ id: newId(), ...thread }))
  if (missing.length === 0) return found
  await sql`insert into conversations (id, account_id, thread_key, contact_id, identity_id, visibility, subject)
    select id, "accountId", "threadKey", "contactId", "identityId", visibility, subject from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb)
      as w (id uuid, "accountId" uuid, "threadKey" text, "contactId" uuid, "identityId" uuid, visibility text, subject text)
    on conflict (account_id, thread_key) do nothing`.execute(tx)
  for (const { id, accountId, threadKey, contactId } of missing) {
    found.set(threadKeyOf(accountId, threadKey), id)
    facts.push({ type: 'conversation.started', actor: { kind: 'contact', id: contactId }, data: { conversationId: id, accountId, contactId } })
  }
  return found
}

async function findConversations(tx: Tx, threads: readonly Thread[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; account_id: string; thread_key: string }>`select v.id, v.account_id, v.thread_key
    from unnest(${threads.map((t) => t.accountId)}::uuid[], ${threads.map((t) => t.threadKey)}::text[]) as w (account_id, thread_key)
    join conversations v on v.account_id = w.account_id and v.thread_key = w.thread_key`.execute(tx)
  return new Map(rows.map((row) => [threadKeyOf(row.account_id, row.thread_key), row.id]))
}
