import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { StartError } from './start-error.ts'

const DIR = new URL('../../migrations/', import.meta.url)
const LOCK = 7001

/** Applies migrations/NNNN_name.sql in order, each in its own transaction, one process at a time. Refuses a database of a newer version. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query('create table if not exists migrations (name text primary key, at timestamptz not null default now())')
    const done = new Set((await client.query<{ name: string }>('select name from migrations')).rows.map((row) => row.name))
    const known = readdirSync(DIR)
      .filter((file) => file.endsWith('.sql'))
      .sort()
    const foreign = [...done].find((name) => !known.includes(name))
    if (foreign)
      throw new StartError(`The database was made by a newer version of Atalaya (it has ${foreign}); start that version or restore an older backup.`)
    for (const name of known) {
      if (!done.has(name)) await apply(client, name)
    }
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, name: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query("set local lock_timeout = '10s'")
    await client.query(readFileSync(new URL(name, DIR), 'utf8'))
    await client.query('insert into migrations (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
