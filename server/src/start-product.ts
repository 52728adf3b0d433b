import { parseArgs } from 'node:util'
import { createApp } from './app.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { startDatabaseServer } from './platform/database-server/start-database-server.ts'
import { migrateJobs } from './platform/jobs.ts'
import { findPort, listenOn } from './platform/listen.ts'
import { migrate } from './platform/migrate.ts'
import { publicUrl } from './platform/platform.ts'
import { reachDatabase } from './platform/reach-database.ts'
import { type Log, openLog } from './platform/telemetry.ts'
import { SLICES } from './slices.ts'

const STOP_WITHIN_MS = 10_000

/** Starts the product and keeps it running until it is told to stop. Rejects with StartError when a person has to act. */
export async function startProduct(): Promise<void> {
  const { values } = parseArgs({ options: { 'no-demo': { type: 'boolean', default: false } } })
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  // A mistake that nobody waits for is written down; it must not take away everyone's service.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a failure that nobody handled'))
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const database = config.databaseUrl
    ? undefined
    : await startDatabaseServer({ dataDir: config.dataDir, log: { info: say, warn: (line) => log.warn(line) } })
  const demo = values['no-demo'] ? undefined : await findDemoPorts(config.port + 100)
  const ready: Config = {
    ...config,
    databaseUrl: database?.url ?? config.databaseUrl,
    egressAllow: [...config.egressAllow, ...Object.values(demo ?? {}).map((port) => `127.0.0.1:${port}`)],
  }
  const stops: (() => Promise<unknown>)[] = database ? [() => database.stop()] : []
  const stop = stopOnce(stops, log)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  try {
    await reachDatabase(ready.databaseUrl)
    await migrate(ready.databaseUrl)
    await migrateJobs(ready.databaseUrl)
    const app = await createApp(ready, SLICES, systemClock, log)
    stops.unshift(() => app.close())
    if (ready.roles.includes('web')) await listenOn(app.http.raw, ready)
    await app.start()
    say(
      ready.roles.includes('web')
        ? `Atalaya is ready on ${publicUrl(ready)}`
        : 'Atalaya is ready and works in the background; its pages are served by the processes with the role web.',
    )
    if (demo) {
      const { startDemo } = await import('./demo/start-demo.ts')
      stops.unshift(await startDemo(app.platform, demo, say))
    }
  } catch (error) {
    for (const one of stops) await one().catch((failure: unknown) => log.warn({ err: failure }, 'could not stop cleanly'))
    throw error
  }
}

/** Ports for the simulated networks, from this one on where they are free. */
async function findDemoPorts(first: number): Promise<{ x: number; meta: number; mail: number; imap: number; smtp: number }> {
  const [x, meta, mail, imap, smtp] = await Promise.all([0, 1, 2, 3, 4].map((place) => findPort(first + place)))
  return { x: x!, meta: meta!, mail: mail!, imap: imap!, smtp: smtp! }
}

function stopOnce(stops: (() => Promise<unknown>)[], log: Log): () => void {
  let stopping = false
  return () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    const inTurn = async () => {
      for (const one of stops) await one()
    }
    inTurn().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly')
        process.exit(1)
      },
    )
  }
}
