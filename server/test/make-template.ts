import pg from 'pg'
import { migrateJobs } from '../src/platform/jobs.ts'
import { migrate } from '../src/platform/migrate.ts'

/** The test run's database server; without a database in its address. */
function server(): string {
  const url = process.env.TEST_DATABASE_SERVER
  if (!url) throw new Error('TEST_DATABASE_SERVER is not set: tests run through vitest.config.ts, which starts a database server.')
  return url
}

/** The address of a database of the test run's server. */
export const databaseUrl = (name: string): string => Object.assign(new URL(server()), { pathname: `/${name}` }).href

const TEMPLATE = `template_${process.pid}`

/** Runs one statement outside any database of the tests. */
export async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl('postgres') })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** A migrated database that tests copy in a tenth of a second; made once for each run of the suite. Returns its address. */
export async function makeTemplate(): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl('postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4242)')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (rowCount) return databaseUrl(TEMPLATE)
    await client.query(`create database ${TEMPLATE}`)
    await migrate(databaseUrl(TEMPLATE))
    await migrateJobs(databaseUrl(TEMPLATE))
    return databaseUrl(TEMPLATE)
  } finally {
    await client.end()
  }
}

/** A fresh copy of the template; the caller drops it. */
export async function copyTemplate(): Promise<{ name: string; url: string }> {
  await makeTemplate()
  const name = `test_${process.pid}_${crypto.randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name} template ${TEMPLATE}`)
  return { name, url: databaseUrl(name) }
}
