import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'

/** A mail about to be kept, as far as its thread goes. In order of time. */
export interface Referring {
  accountId: string
  providerId: string
  threadKey: string
  contactId: string
  identityId: string
  /** How its writer may stand among those who take part, in lower case. */
  keys: readonly string[]
  /** What it is an answer to, nearest first. */
  references: readonly string[]
}

/** The thread that it belongs to, and whose that is. */
export interface Joined {
  threadKey: string
  contactId: string
  identityId: string
  note?: 'references-another-thread'
}

interface Thread {
  threadKey: string
  contactId: string
  identityId: string
  participants: readonly string[]
}

const keyOf = (accountId: string, id: string) => `${accountId}\n${id}`

/**
 * Finds each mail its thread: that of the first known mail it refers to whose thread is its writer's own or one they take part in, else a
 * new one. Anybody can write any reference into a mail: one alone never opens the door to another customer's thread. By account and
 * provider id, as `accountId\nproviderId`.
 */
export async function joinThreads(tx: Tx, mails: readonly Referring[]): Promise<Map<string, Joined>> {
  const joined = new Map<string, Joined>()
  if (mails.length === 0) return joined
  const said = await findSaid(tx, mails)
  const threads = await findThreads(tx, mails)
  for (const mail of mails) {
    const one = joinThread(mail, said, threads)
    const thread = threads.get(keyOf(mail.accountId, one.threadKey)) ?? { ...one, participants: [] }
    threads.set(keyOf(mail.accountId, one.threadKey), thread)
    said.set(keyOf(mail.accountId, mail.providerId), thread)
    joined.set(keyOf(mail.accountId, mail.providerId), one)
  }
  return joined
}

function joinThread(mail: Referring, said: ReadonlyMap<string, Thread>, threads: ReadonlyMap<string, Thread>): Joined {
  const { accountId, providerId, threadKey, contactId, identityId, references } = mail
  const known = references.flatMap((id) => said.get(keyOf(accountId, id)) ?? [])
  const own = known.find((thread) => takesPart(mail, thread))
  if (own) return { threadKey: own.threadKey, contactId: own.contactId, identityId: own.identityId }
  const named = threads.get(keyOf(accountId, threadKey))
  if (known.length === 0 && (!named || takesPart(mail, named)))
    return { threadKey, contactId: named?.contactId ?? contactId, identityId: named?.identityId ?? identityId }
  return { threadKey: `mail:${providerId}`, contactId, identityId, note: 'references-another-thread' }
}

const takesPart = ({ contactId, keys }: Referring, thread: Thread) =>
  thread.contactId === contactId || keys.some((key) => thread.participants.includes(key))

interface Row {
  account_id: string
  id: string
  thread_key: string
  contact_id: string
  identity_id: string
  participants: string[]
}

async function findSaid(tx: Tx, mails: readonly Referring[]): Promise<Map<string, Thread>> {
  const wanted = mails.flatMap(({ accountId, references }) => references.map((id) => ({ account: accountId, id })))
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<Row>`select w.account as account_id, w.id, v.thread_key, v.contact_id, v.identity_id, v.participants
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (account uuid, id text)
    join messages m on m.account_id = w.account and m.provider_id = w.id join conversations v on v.id = m.conversation_id`.execute(tx)
  return threadsOf(rows)
}

async function findThreads(tx: Tx, mails: readonly Referring[]): Promise<Map<string, Thread>> {
  const { rows } = await sql<Row>`select v.account_id, v.thread_key as id, v.thread_key, v.contact_id, v.identity_id, v.participants
    from unnest(${mails.map((mail) => mail.accountId)}::uuid[], ${mails.map((mail) => mail.threadKey)}::text[]) as w (account, thread)
    join conversations v on v.account_id = w.account and v.thread_key = w.thread`.execute(tx)
  return threadsOf(rows)
}

const threadsOf = (rows: readonly Row[]) =>
  new Map(
    rows.map((row): [string, Thread] => [
      keyOf(row.account_id, row.id),
      { threadKey: row.thread_key, contactId: row.contact_id, identityId: row.identity_id, participants: row.participants },
    ]),
  )
