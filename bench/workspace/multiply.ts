import type { Pool, PoolClient } from 'pg'
import { trust } from './without-indexes.ts'

/** What a copy of a row has of its own; every other column is as in the row it was made from. `k` is the number of the copy. */
interface Copied {
  /** Ids of things that are copied too. */
  ids: readonly string[]
  own?: Readonly<Record<string, string>>
  /** Columns that the database fills. */
  left?: readonly string[]
  where?: string
}

/** Of the same moment, so that it lies among its like. */
const copyOf = (id: string) => `(left((${id})::text, 18) || '-8' || left(md5((${id})::text || k), 15))::uuid`
const told = (name: string) => `case when data ? '${name}' then jsonb_build_object('${name}', ${copyOf(`data ->> '${name}'`)}) else '{}' end`

/** In the order in which a copy may refer to another. */
const COPIED: Readonly<Record<string, Copied>> = {
  customers: { ids: ['id'], own: { number: `number || '.' || k` } },
  customer_keys: { ids: ['customer_id'], own: { value: `value || '.' || k` } },
  contacts: { ids: ['id', 'customer_id'] },
  identities: { ids: ['id', 'contact_id'], own: { key: `key || '.' || k`, handle: `handle || '.' || k` } },
  cases: { ids: ['id', 'contact_id'], left: ['number'] },
  case_tags: { ids: ['case_id'] },
  conversations: { ids: ['id', 'contact_id', 'identity_id', 'case_id'], own: { thread_key: `thread_key || '.' || k` } },
  messages: { ids: ['id', 'conversation_id', 'contact_id', 'case_id'], own: { provider_id: `provider_id || '.' || k` } },
  facts: {
    ids: [],
    own: {
      data: `data || ${told('caseId')} || ${told('contactId')}`,
      actor_id: `case actor_kind when 'contact' then ${copyOf('actor_id')} else actor_id end`,
    },
    left: ['tx'],
    where: `data ? 'caseId'`,
  },
}

/**
 * Beside every contact, case and message there are `copies` more, a few seconds earlier, with the same words and of the same people, in the
 * database alone and on as many connections as the pool gives. For a workspace in which nothing else was written.
 */
export async function multiply(pool: Pool, copies: number): Promise<void> {
  const half = Math.floor(copies / 2)
  const lanes = await Promise.all(
    [
      [1, half],
      [half + 1, copies],
    ].map(async (part) => ({ part, client: await openLane(pool) })),
  )
  try {
    await Promise.all(
      lanes.map(async ({ part, client }) => {
        for (const [table, copied] of Object.entries(COPIED)) await client.query(await statement(client, table, copied), part)
        await client.query('commit')
      }),
    )
  } finally {
    for (const { client } of lanes) client.release(true)
  }
}

/** Sees the rows as they were before any lane wrote. */
async function openLane(pool: Pool): Promise<PoolClient> {
  const client = await pool.connect()
  await trust(client)
  await client.query('begin isolation level repeatable read')
  await client.query('select 1 from cases limit 1')
  return client
}

async function statement(client: PoolClient, table: string, { ids, own = {}, left = [], where = 'true' }: Copied): Promise<string> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' and column_name <> all($2::text[])`,
    [table, left],
  )
  const values = rows.map(({ name, type }) => {
    if (own[name]) return own[name]
    if (ids.includes(name)) return copyOf(name)
    return type === 'timestamp with time zone' ? `${name} - k * interval '7 seconds'` : name
  })
  return `insert into ${table} (${rows.map(({ name }) => name).join(', ')}) select ${values.join(', ')}
    from ${table}, generate_series($1::int, $2::int) k where ${where}`
}
