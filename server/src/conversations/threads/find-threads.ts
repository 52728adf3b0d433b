import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'

export interface Thread {
  threadKey: string
  contactId: string
  identityId: string
  participants: readonly string[]
  /** Whether it was found by an id that we gave a mail of ours, and not by one that a stranger could know. */
  isSigned: boolean
}

interface Asking {
  accountId: string
  threadKey: string
  references: readonly string[]
}

interface Row {
  account_id: string
  id: string
  thread_key: string
  contact_id: string
  identity_id: string
  participants: string[]
  is_signed: boolean
}

export const keyOf = (accountId: string, id: string) => `${accountId}\n${id}`

/** `#` and a number. */
export const isCaseNumber = (reference: string) => /^#\d{1,12}$/.test(reference)

/** The threads of the known mails that these refer to, by account and provider id. The ids of ours hold the message's own. */
export async function findSaid(tx: Tx, mails: readonly Asking[]): Promise<Map<string, Thread>> {
  const wanted = mails.flatMap(({ accountId, references }) => references.map((id) => ({ account: accountId, id })))
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<Row>`select w.account as account_id, w.id, v.thread_key, v.contact_id, v.identity_id, v.participants,
      m.direction = 'out' and m.author_kind <> 'network-app' and strpos(m.provider_id, m.id::text) > 0 as is_signed
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (account uuid, id text)
    join messages m on m.account_id = w.account and m.provider_id = w.id join conversations v on v.id = m.conversation_id`.execute(tx)
  return threadsOf(rows)
}

/** The latest private thread of each case that these name by its number, with the customer of that case, by account and `#` number. */
export async function findThreadsOfCases(tx: Tx, mails: readonly Asking[]): Promise<Map<string, Thread>> {
  const wanted = mails.flatMap(({ accountId, references }) => references.filter(isCaseNumber).map((id) => ({ account: accountId, id })))
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<Row>`select w.account as account_id, w.id, v.thread_key, v.contact_id, v.identity_id, v.participants, false as is_signed
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (account uuid, id text)
    join cases c on c.number = substr(w.id, 2)::bigint
    cross join lateral (select v.* from conversations v where v.case_id = coalesce(c.merged_into, c.id) and v.account_id = w.account
      and v.contact_id = c.contact_id and v.visibility = 'private' order by v.last_message_at desc limit 1) v`.execute(tx)
  return threadsOf(rows)
}

/** The threads that these mails name as theirs, by account and thread key. */
export async function findThreads(tx: Tx, mails: readonly Asking[]): Promise<Map<string, Thread>> {
  const { rows } =
    await sql<Row>`select v.account_id, v.thread_key as id, v.thread_key, v.contact_id, v.identity_id, v.participants, false as is_signed
    from unnest(${mails.map((mail) => mail.accountId)}::uuid[], ${mails.map((mail) => mail.threadKey)}::text[]) as w (account, thread)
    join conversations v on v.account_id = w.account and v.thread_key = w.thread`.execute(tx)
  return threadsOf(rows)
}

const threadsOf = (rows: readonly Row[]) =>
  new Map(
    rows.map((row): [string, Thread] => [
      keyOf(row.account_id, row.id),
      {
        threadKey: row.thread_key,
        contactId: row.contact_id,
        identityId: row.identity_id,
        participants: row.participants,
        isSigned: row.is_signed,
      },
    ]),
  )
