import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type App, createApp } from '../src/app.ts'
import { windUpClock } from '../src/platform/clock.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db.ts'
import { migrateJobs } from '../src/platform/jobs.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openLog } from '../src/platform/telemetry.ts'
import { SLICES } from '../src/slices.ts'

export interface TestApp extends App {
  db: Db
  /** Stands still until wound. Starts at the real time, since the database has a clock of its own. */
  clock: ReturnType<typeof windUpClock>
  url: string
  config: Config
}

function server(): string {
  const url = process.env.TEST_DATABASE_SERVER
  if (!url) throw new Error('TEST_DATABASE_SERVER is not set: tests run through vitest.config.ts, which starts a database server.')
  return url
}

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase('postgres') })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

const withDatabase = (name: string) => Object.assign(new URL(server()), { pathname: `/${name}` }).href
const TEMPLATE = `template_${process.pid}`
const SECRET_KEY = `t1:${Buffer.alloc(32, 7).toString('base64')}`

/** Made once for each run of the suite: a migrated database that tests copy in a tenth of a second. */
export async function makeTemplate(): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase('postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4242)')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (rowCount) return
    await client.query(`create database ${TEMPLATE}`)
    await migrate(withDatabase(TEMPLATE))
    await migrateJobs(withDatabase(TEMPLATE))
  } finally {
    await client.end()
  }
}

/** A database of its own, copied from the migrated template; gone when the test ends. */
export async function testDatabase(): Promise<string> {
  await makeTemplate()
  const name = `test_${process.pid}_${crypto.randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name} template ${TEMPLATE}`)
  onTestFinished(() => onServer(`drop database if exists ${name} with (force)`))
  return withDatabase(name)
}

/** The whole product on a database of its own. Loops are not started: `settle()` does their work. */
export async function testApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const url = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'atalaya-test-'))
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: dataDir, SECRET_KEY, LOG_LEVEL: 'fatal', RATE_LIMITS: 'false', ...environment })
  const clock = windUpClock(new Date())
  const app = await createApp(config, SLICES, clock, openLog(config.logLevel))
  onTestFinished(async () => {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return { ...app, db: app.platform.db, clock, url, config }
}
