import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../server/src/platform/database-server/free-port.ts'
import { startDatabaseServer } from '../server/src/platform/database-server/start-database-server.ts'
import { type RunningProcess, startProcess } from './start-process.ts'

/** As `npm start` and the container start it. */
const SERVER_FLAGS = ['--max-semi-space-size=32', '--max-old-space-size=1536']

/** The product as it is started for real, with a data directory of its own. */
export interface ServerProcess extends RunningProcess {
  url: string
  port: number
  dataDir: string
  databaseUrl: string
}

export interface ServerOptions {
  dataDir: string
  port?: number
  env?: Record<string, string>
  nodeArgs?: readonly string[]
  /** Where its database is, when that is known already. */
  databaseUrl?: string
}

/** A data directory that goes away with this process, and a database server in it that was left behind. */
export function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'atalaya-measure-'))
  // The embedded database runs as another user when we are root, and must be able to enter.
  chmodSync(dataDir, 0o711)
  process.once('exit', () => {
    const pid = postmasterOf(dataDir)
    if (pid) process.kill(pid, 'SIGQUIT')
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  })
  return dataDir
}

/** The database server that runs in a data directory, if one does. */
export function postmasterOf(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir) ? pid : undefined
  } catch {
    return undefined
  }
}

/** A server on a free port, empty or with what the data directory holds, ready to be called. */
export async function startServer({ dataDir, port: wanted, env = {}, nodeArgs = [], databaseUrl }: ServerOptions): Promise<ServerProcess> {
  const port = await freePort(wanted)
  const url = `http://127.0.0.1:${port}`
  const running = await startProcess({
    script: 'server/src/main.ts',
    args: ['--no-demo'],
    nodeArgs: [...SERVER_FLAGS, ...nodeArgs],
    ready: /Atalaya is ready/,
    env: { PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, RATE_LIMITS: 'false', LOG_LEVEL: 'warn', ...env },
  })
  return { ...running, url, port, dataDir, databaseUrl: databaseUrl ?? env.DATABASE_URL ?? (await findDatabase(dataDir)) }
}

/** Where the embedded database of a running server is: the address is asked for by attaching to it for a moment. */
export async function findDatabase(dataDir: string): Promise<string> {
  const quiet = () => undefined
  const database = await startDatabaseServer({ dataDir, log: { info: quiet, warn: quiet } })
  await database.stop()
  return database.url
}
