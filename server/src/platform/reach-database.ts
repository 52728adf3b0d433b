import pg from 'pg'
import { sqlState } from './db.ts'
import { StartError } from './start-error.ts'

const OLDEST = 150_000

/** Rejects with a sentence that says what to do when the database cannot be used. */
export async function reachDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    throw new StartError(`The database of DATABASE_URL cannot be used: ${explain(error)}`)
  }
  try {
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    if (Number(rows[0]?.server_version_num) < OLDEST)
      throw new StartError('The database of DATABASE_URL is too old: Atalaya needs PostgreSQL 15 or later.')
  } finally {
    await client.end()
  }
}

function explain(error: unknown): string {
  const state = sqlState(error)
  if (state === '28P01' || state === '28000') return 'user or password are wrong; correct the address.'
  if (state === '3D000') return 'there is no database of that name; create it first.'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host name is not known; correct the address.'
  if (code === 'ECONNREFUSED') return 'nothing answers at its host and port; start PostgreSQL or correct the address.'
  return `${error instanceof Error ? error.message : String(error)}. Correct the address or start PostgreSQL.`
}
