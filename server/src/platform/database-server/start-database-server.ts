import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { StartError } from '../start-error.ts'
import { LaunchError } from './accept-connections.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { bringUp } from './bring-up.ts'
import { type ClusterHome, findClusterHome } from './cluster/cluster-home.ts'
import { clusterExists, initCluster } from './cluster/init-cluster.ts'
import { createDatabase } from './create-database.ts'
import { explainFailure } from './explain-failure.ts'
import { complaint } from './server-log.ts'
import { attachProcess, detachProcess } from './sharing/attached-processes.ts'
import { withStartLock } from './sharing/start-lock.ts'
import { stopPostmaster } from './stop-postmaster.ts'
import { supervisePostmaster } from './supervise-postmaster.ts'

type Log = { info(message: string): void; warn(message: string): void }
type Options = { dataDir: string; log: Log; durable?: boolean }

/** A running embedded PostgreSQL. */
export type DatabaseServer = {
  /** Of the database `atalaya`; stays the same while the server is up, restarts after a crash included. */
  url: string
  port: number
  /** Process of the server at this moment. */
  readonly pid: number
  /** This process no longer uses the server, and when no other does, it has ended. */
  stop(): Promise<void>
}

/**
 * The embedded PostgreSQL of `dataDir` runs, takes connections and holds the database `atalaya`; it is made on first start. However
 * many processes call this on one data directory, one server runs: the first starts it, the others find it by `postmaster.pid` and
 * attach. Each is written down in `postgres/processes`, and the last live one to `stop()` ends the server; making, starting and ending
 * happen under one lock file. A process that was killed leaves the server running for the next. Every attached process watches the
 * server and starts it again when it dies. `durable: false` gives up safety in a power cut for speed, for tests.
 * Rejects with StartError when a person has to act.
 */
export async function startDatabaseServer({ dataDir, log, durable = true }: Options): Promise<DatabaseServer> {
  const { home, binaries } = prepare(resolve(dataDir))
  try {
    return await start(home, binaries, log, durable)
  } catch (error) {
    const reason = explainFailure(error, home)
    if (reason) throw reason
    if (error instanceof LaunchError) throw new StartError(`PostgreSQL does not start: ${complaint(error.message)} (its log: ${home.logDir}).`)
    throw error
  }
}

function prepare(dataDir: string): { home: ClusterHome; binaries: Binaries } {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const home = findClusterHome(realpathSync(dataDir))
    return { home, binaries: findBinaries(home.runAs) }
  } catch (error) {
    throw explainFailure(error, { clusterDir: dataDir }) ?? error
  }
}

async function start(home: ClusterHome, binaries: Binaries, log: Log, durable: boolean): Promise<DatabaseServer> {
  const locked = <T>(work: () => Promise<T>) => withStartLock(home.controlDir, work)
  const { first, url, leave } = await locked(() => attach(home, binaries, log, durable))
  const revive = () => locked(() => bringUp(home, binaries, { durable, keepPort: true }))
  const watch = supervisePostmaster({ clusterDir: home.clusterDir, logDir: home.logDir, first, revive, log })
  let stopped: Promise<void> | undefined
  return {
    url,
    port: first.port,
    get pid() {
      return watch.postmaster().pid
    },
    stop() {
      stopped ??= watch.end().then(() => locked(leave))
      return stopped
    },
  }
}

/** The server runs and this process is written down as using it, until `leave`. The caller holds the start lock for both. */
async function attach(home: ClusterHome, binaries: Binaries, log: Log, durable: boolean) {
  const attachment = attachProcess(home.controlDir)
  const leave = async () => {
    if (detachProcess(home.controlDir, attachment)) await stopPostmaster(home.clusterDir)
  }
  try {
    if (!clusterExists(home, binaries)) await make(home, binaries, log, durable)
    const first = await bringUp(home, binaries, { durable, keepPort: false })
    return { first, url: await createDatabase(home, first.port), leave }
  } catch (error) {
    await leave()
    throw error
  }
}

async function make(home: ClusterHome, binaries: Binaries, log: Log, durable: boolean): Promise<void> {
  const elsewhere = existsSync(join(home.controlDir, 'home.json'))
  const runBy = home.runAs ? `, run by the user ${home.runAs.name}` : ''
  log.info(
    `Making the database in ${home.clusterDir}${runBy}${elsewhere ? `, because that user cannot enter ${home.controlDir}` : ''} (a few seconds, only this once).`,
  )
  await initCluster(home, binaries, { durable })
}
