import { readdirSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detachProcess } from '../src/platform/database-server/sharing/attached-processes.ts'
import { startDatabaseServer } from '../src/platform/database-server/start-database-server.ts'
import { stopPostmaster } from '../src/platform/database-server/stop-postmaster.ts'

const PREFIX = 'atalaya-test-'
const QUIET = { info() {}, warn: (message: string) => console.warn(message) }

/**
 * One PostgreSQL for a whole test run, in a temporary folder, without fsync. `server` is a URL without a database (its role may create
 * databases). One that `TEST_DATABASE_SERVER` names already is used as it is and left running.
 */
export async function testDatabaseServer(): Promise<{ server: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_SERVER
  if (given) return { server: given, stop: async () => {} }
  await sweepAbandoned()
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX))
  const running = await startDatabaseServer({ dataDir, log: QUIET, durable: false })
  return {
    server: running.url.replace(/\/atalaya$/, ''),
    async stop() {
      await running.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Vitest's global set-up: test files find the server in `TEST_DATABASE_SERVER`. */
export default async function setup(): Promise<() => Promise<void>> {
  const { server, stop } = await testDatabaseServer()
  process.env.TEST_DATABASE_SERVER = server
  return stop
}

/** Ends and deletes what test runs that were killed left behind. */
async function sweepAbandoned() {
  for (const name of await readdir(tmpdir())) {
    const controlDir = join(tmpdir(), name, 'postgres')
    if (!name.startsWith(PREFIX) || !isAbandoned(controlDir)) continue
    await stopPostmaster(join(controlDir, 'cluster'))
    await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}

/** False for one whose run is about to write itself down. */
function isAbandoned(controlDir: string): boolean {
  try {
    return readdirSync(join(controlDir, 'processes')).length > 0 && detachProcess(controlDir, join(controlDir, 'processes', 'nobody'))
  } catch {
    return false
  }
}
