import { resolve } from 'node:path'
import { catchUp, type Reaction } from './platform/catch-up.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { onFacts, openDatabase } from './platform/db.ts'
import { openEgress } from './platform/egress.ts'
import { isBehind } from './platform/facts.ts'
import { diskShelf, openFileStore } from './platform/files.ts'
import { serveHealth } from './platform/health.ts'
import { createHttp, type Http } from './platform/http.ts'
import { runDueJobs, startJobs } from './platform/jobs.ts'
import { openLive } from './platform/live.ts'
import { startLoop } from './platform/loop.ts'
import { openMailer } from './platform/mail.ts'
import { servePages } from './platform/pages.ts'
import type { Platform } from './platform/platform.ts'
import { serveReference } from './platform/reference-page.ts'
import { findSecretKey, openSeal } from './platform/seal.ts'
import type { Loop, Slice } from './platform/slice.ts'
import { type Log, openTelemetry } from './platform/telemetry.ts'

export interface App {
  platform: Platform
  http: Http
  /** Starts what this process has a role for: web, worker, or both. */
  start(): Promise<void>
  /** Reactions and due jobs until there is nothing left to do. For tests, which start no loops. */
  settle(): Promise<void>
  close(): Promise<void>
}

const WORKER_CONNECTIONS = 16
const WEB_CONNECTIONS = 12

/** The whole product on one migrated database, composed by hand. */
export async function createApp(config: Config, slices: readonly Slice[], clock: Clock, log: Log): Promise<App> {
  const { db, pool } = openDatabase({
    url: config.databaseUrl,
    max: (config.roles.includes('web') ? WEB_CONNECTIONS : 0) + (config.roles.includes('worker') ? WORKER_CONNECTIONS : 0),
    name: `atalaya ${config.roles.join('+')}`,
    onError: (error) => log.warn({ err: error }, 'database connection lost'),
  })
  const dataDir = resolve(config.dataDir)
  // Its client is large, and few installations keep their files in a bucket.
  const shelf = config.s3Url ? (await import('./platform/s3-shelf.ts')).s3Shelf(config.s3Url) : diskShelf(resolve(dataDir, 'files'))
  const telemetry = openTelemetry()
  const egress = openEgress(config.egressAllow)
  const platform: Platform = {
    config,
    db,
    pool,
    clock,
    log,
    telemetry,
    seal: openSeal(findSecretKey(config.secretKey, dataDir)),
    files: openFileStore(shelf),
    egress,
    mail: openMailer(config, log),
    live: openLive({ config, db, log, telemetry }),
  }
  for (const slice of slices) await slice.provision?.(platform)
  const http = await createHttp(platform)
  for (const slice of slices) slice.routes?.(http, platform)
  serveHealth(http, platform)
  serveReference(http, platform)
  await servePages(http, platform)

  const jobs = slices.flatMap((slice) => slice.jobs ?? [])
  const readers = slices.flatMap((slice) => (slice.reactions ? [{ name: slice.name, reaction: slice.reactions(platform) }] : []))
  const loops: Loop[] = []
  let runner: { stop(): Promise<void> } | undefined

  return {
    platform,
    http,
    async start() {
      await platform.live.start()
      if (!config.roles.includes('worker')) return
      runner = await startJobs(platform, jobs, 10)
      for (const reader of readers) loops.push(startReader(platform, reader))
      for (const slice of slices) for (const loop of slice.loops ?? []) loops.push(loop(platform))
    },
    async settle() {
      let busy = true
      while (busy) {
        busy = false
        for (const { name, reaction } of readers) while (await catchUp(db, name, reaction)) busy = true
        if ((await runDueJobs(platform, jobs)) > 0) busy = true
        if (
          await isBehind(
            db,
            readers.map(({ name }) => name),
          )
        ) {
          busy = true
          await new Promise((done) => setTimeout(done, 5))
        }
      }
    },
    async close() {
      await platform.live.stop()
      await http.raw.close()
      await Promise.all([...loops.map((loop) => loop.stop()), runner?.stop()])
      await egress.close()
      await pool.end()
    },
  }
}

function startReader(platform: Platform, { name, reaction }: { name: string; reaction: Reaction }): Loop {
  return startLoop(platform, {
    name: `reader ${name}`,
    idleMs: 1_000,
    wakeOn: (wake) => {
      const stops = [onFacts(platform.db, wake), platform.live.follow(wake)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    turn: () => catchUp(platform.db, name, reaction),
  })
}
