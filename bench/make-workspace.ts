import type { Pool, PoolClient } from 'pg'
import { openDatabase } from '../server/src/platform/db.ts'
import { newId } from '../server/src/platform/ids.ts'
import { makeRandom } from '../tools/seed/random.ts'
import { insertCases, makeCase, type Stock } from './workspace/make-cases.ts'
import { makeContacts } from './workspace/make-contacts.ts'
import { makeAccounts, makeStaff } from './workspace/make-staff.ts'
import { multiply } from './workspace/multiply.ts'
import { trust, withoutIndexes } from './workspace/without-indexes.ts'
import { SEARCHED } from './workspace/write-text.ts'

export interface WorkspaceSize {
  messages: number
  /** One for every five messages unless given. */
  cases?: number
  /** One for every two cases unless given. */
  contacts?: number
  agents?: number
  teams?: number
  /** Over how long the cases were opened. */
  days?: number
  /** From so many messages on the rest are copies made by the database, which takes a fifth of the time. */
  written?: number
}
export interface BigWorkspace {
  /** Agents, then one supervisor. None has a password. */
  personIds: string[]
  teamIds: string[]
  accountIds: string[]
  cases: number
  messages: number
  /** Words to search for, by how often they were written. */
  words: typeof SEARCHED
}

const BATCH = 1000
const MOST_WRITTEN = 1_000_000
const LANES = 2
const TABLES = ['messages', 'cases', 'conversations', 'facts', 'case_titles', 'contacts', 'identities', 'customers', 'customer_keys', 'case_tags']
const TAGS = 12

/**
 * Fills a migrated and provisioned workspace with a year of work, straight into its tables: one case in twenty is open, most of those of
 * the last weeks. Beside what was there; nothing of it is told to anyone. The same size gives the same words, lengths and proportions.
 */
export async function makeWorkspace(url: string, size: WorkspaceSize): Promise<BigWorkspace> {
  const { pool } = openDatabase({ url, max: LANES + 1, name: 'atalaya bench', onError: () => undefined })
  const client = await pool.connect()
  try {
    await trust(client)
    let made: BigWorkspace | undefined
    const copies = Math.max(0, Math.round(size.messages / (size.written ?? MOST_WRITTEN)) - 1)
    const { messages, cases = Math.ceil(messages / 5), contacts = Math.ceil(cases / 2) } = size
    const part = (whole: number) => Math.ceil(whole / (copies + 1))
    await withoutIndexes(client, TABLES, async () => {
      made = await load(pool, client, { ...size, messages: part(messages), cases: part(cases), contacts: part(contacts) })
      if (copies > 0) await multiply(pool, copies)
    })
    made = { ...made!, cases: made!.cases * (copies + 1), messages: made!.messages * (copies + 1) }
    await client.query('select recount_cases()')
    await client.query(`vacuum (analyze) ${TABLES.join(', ')}`)
    return made
  } finally {
    client.release(true)
    await pool.end()
  }
}

async function load(pool: Pool, client: PoolClient, size: WorkspaceSize): Promise<BigWorkspace> {
  const { messages, cases = Math.ceil(messages / 5), contacts = Math.ceil(cases / 2), agents = 50, teams = 6, days = 365 } = size
  const random = makeRandom(`workspace ${messages} ${cases} ${contacts}`)
  const staff = await makeStaff(client, random, agents, teams)
  const accounts = await makeAccounts(client, staff.teamIds)
  const people = await makeContacts(client, random, contacts)
  const idsOf = async (query: string) => (await client.query<{ id: string }>(query)).rows.map(({ id }) => id)
  const stock: Stock = {
    ...staff,
    ...people,
    accounts,
    typeIds: await idsOf('select id from case_types where retired_at is null order by position, key'),
    reasonIds: await idsOf('select id from close_reasons where retired_at is null order by position, key'),
    tagIds: await makeTags(client),
    now: Date.now(),
    days,
    cases,
    mean: messages / cases,
    gathering: new Set(),
  }
  let at = 0
  let written = 0
  const lane = async () => {
    const own = await pool.connect()
    try {
      await trust(own)
      while (at < cases) {
        const batch = Array.from({ length: Math.min(BATCH, cases - at) }, (_, n) => makeCase(random, stock, at + n))
        at += batch.length
        written += batch.reduce((sum, one) => sum + one.messages.length, 0)
        await insertCases(own, batch)
      }
    } finally {
      own.release(true)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return {
    ...staff,
    accountIds: accounts.map(({ accountId }) => accountId),
    cases,
    messages: written,
    words: SEARCHED,
  }
}

async function makeTags(client: PoolClient): Promise<string[]> {
  const tagIds = Array.from({ length: TAGS }, () => newId())
  await client.query(`insert into tags (id, name) select id, 'Etiqueta ' || right(id::text, 6) from unnest($1::uuid[]) id`, [tagIds])
  return tagIds
}
