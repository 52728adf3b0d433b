import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type App, createApp } from '../src/app.ts'
import { windUpClock } from '../src/platform/clock.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db.ts'
import { openLog } from '../src/platform/telemetry.ts'
import { SLICES } from '../src/slices.ts'
import { copyTemplate, onServer } from './make-template.ts'

export interface TestApp extends App {
  db: Db
  /** Stands still until wound. Starts at the real time, since the database has a clock of its own. */
  clock: ReturnType<typeof windUpClock>
  url: string
  config: Config
}

const SECRET_KEY = `t1:${Buffer.alloc(32, 7).toString('base64')}`

/** A database of its own, copied from the migrated template; gone when the test ends. */
export async function testDatabase(): Promise<string> {
  const { name, url } = await copyTemplate()
  onTestFinished(() => onServer(`drop database if exists ${name} with (force)`))
  return url
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
