import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProfileKey } from '@atalaya/shared/contract/permissions.ts'
import { changeMe } from '@atalaya/shared/contract/staff.ts'
import { onTestFinished } from 'vitest'
import { type App, createApp } from '../server/src/app.ts'
import { systemClock, windUpClock } from '../server/src/platform/clock.ts'
import { readConfig } from '../server/src/platform/config.ts'
import type { Db } from '../server/src/platform/db.ts'
import { openLog } from '../server/src/platform/telemetry.ts'
import { SLICES } from '../server/src/slices.ts'
import { type SignedIn, signedIn } from '../server/test/people.ts'
import { testDatabase } from '../server/test/test-app.ts'

export interface Stage extends App {
  db: Db
  clock: ReturnType<typeof windUpClock>
  /** Where the product listens, as `http://127.0.0.1:41234`. */
  url: string
  /** A person with that profile who works in Spanish, whose replies leave after so many seconds. */
  person(profile: ProfileKey, name: string, undoSeconds?: number): Promise<SignedIn>
}

/** The whole product, loops and all, on a database and a port of its own, by the real clock; gone when the test ends. */
export async function raiseStage(environment: Record<string, string> = {}): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atalaya-test-'))
  const config = readConfig({
    DATABASE_URL: await testDatabase(),
    DATA_DIR: dataDir,
    LOG_LEVEL: process.env.STORY_LOG ?? 'fatal',
    RATE_LIMITS: 'false',
    PUBLIC_URL: 'http://127.0.0.1:1',
    ...environment,
  })
  const app = await createApp(config, SLICES, systemClock, openLog(config.logLevel))
  onTestFinished(async () => {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const url = await app.http.raw.listen({ port: 0, host: '127.0.0.1' })
  Object.assign(config, { publicUrl: url })
  await app.start()
  const clock = { ...windUpClock(new Date()), now: systemClock.now }
  const stage = { ...app, db: app.platform.db, clock, url }
  return {
    ...stage,
    async person(profile, name, undoSeconds = 0) {
      const person = await signedIn(stage, profile, { name })
      await person.call(changeMe, { locale: 'es', preferences: { undoSeconds } })
      return person
    },
  }
}
