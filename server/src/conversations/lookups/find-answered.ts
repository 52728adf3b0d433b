import { sql } from 'kysely'
import type { Author } from '../../connectors/channel.ts'
import type { Tx } from '../../platform/db.ts'

/** The thread that a message stands on, and whose that is. */
export interface Answered {
  threadKey: string
  contact: Author
}

interface Row {
  account: string
  id: string
  thread_key: string
  key: string
  name: string
}

/** Where these messages stand, by `accountId\nproviderId`; those that are not known are left out. */
export async function findAnswered(tx: Tx, wanted: readonly { accountId: string; providerId: string }[]): Promise<Map<string, Answered>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<Row>`select w.account, w.id, v.thread_key, coalesce(v.contact_key, i.key) as key, coalesce(i.name, i.key) as name
    from unnest(${wanted.map((one) => one.accountId)}::uuid[], ${wanted.map((one) => one.providerId)}::text[]) as w (account, id)
    join messages m on m.account_id = w.account and m.provider_id = w.id
    join conversations v on v.id = m.conversation_id join identities i on i.id = v.identity_id`.execute(tx)
  return new Map(rows.map(({ account, id, thread_key, key, name }) => [`${account}\n${id}`, { threadKey: thread_key, contact: { key, name } }]))
}
