import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsSuperuser } from '../server/src/platform/database-server/accept-connections.ts'
import { findClusterHome } from '../server/src/platform/database-server/cluster/cluster-home.ts'
import { startDatabaseServer } from '../server/src/platform/database-server/start-database-server.ts'
import { type BigWorkspace, makeWorkspace } from './make-workspace.ts'
import type { BenchOptions } from './measurement.ts'
import { openWorkspace } from './open-workspace.ts'
import { makeDataDir, startServer } from './start-server.ts'

const QUICK = 50_000

interface Kept extends BigWorkspace {
  /** How many messages were asked for. */
  size: number
}

/** A data directory with a year's work of that size: the one that is kept in `data` if it is there, else a new one. */
export async function openBigWorkspace({ quick, size, data }: BenchOptions): Promise<{ dataDir: string; made: BigWorkspace }> {
  if (data === undefined) {
    const dataDir = makeDataDir()
    return { dataDir, made: await fill(dataDir, quick ? Math.min(size, QUICK) : size) }
  }
  const kept = join(data, 'made.json')
  if (existsSync(kept)) {
    const made = JSON.parse(readFileSync(kept, 'utf8')) as Kept
    if (made.size !== size) throw new Error(`${data} holds a workspace of ${made.size} messages, not of ${size}: name another folder.`)
    return { dataDir: data, made }
  }
  mkdirSync(data, { recursive: true })
  // The embedded database runs as another user when we are root, and must be able to enter.
  chmodSync(data, 0o711)
  const made = await fill(data, size)
  writeFileSync(kept, JSON.stringify({ ...made, size } satisfies Kept))
  return { dataDir: data, made }
}

async function fill(dataDir: string, messages: number): Promise<BigWorkspace> {
  const log = { info: () => undefined, warn: () => undefined }
  const embedded = await startDatabaseServer({ dataDir, log, durable: false })
  try {
    const server = await startServer({ dataDir })
    await openWorkspace(server.url)
    await server.stop()
    const superuser = await connectAsSuperuser(findClusterHome(realpathSync(dataDir)), embedded.port)
    await superuser.query('grant set on parameter session_replication_role to atalaya')
    await superuser.end()
    return await makeWorkspace(embedded.url, { messages })
  } finally {
    await embedded.stop()
  }
}
