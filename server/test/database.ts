import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabaseServer } from '../src/platform/database-server/start-database-server.ts'

const QUIET = { info() {}, warn: (message: string) => console.warn(message) }

/**
 * One PostgreSQL for a whole test run, in a temporary folder, without fsync. `server` is a URL without a database (its role may create
 * databases). One that `TEST_DATABASE_SERVER` names already is used as it is and left running.
 */
export async function testDatabaseServer(): Promise<{ server: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_SERVER
  if (given) return { server: given, stop: async () => {} }
  const dataDir = await mkdtemp(join(tmpdir(), 'atalaya-test-'))
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
