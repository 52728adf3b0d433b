import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../start-error.ts'
import type { ClusterHome } from './cluster/cluster-home.ts'
import { superuserPassword } from './cluster/init-cluster.ts'
import { isPostmaster, type Postmaster } from './postmaster.ts'
import { latestLog } from './server-log.ts'

/** PostgreSQL gave up before it took connections; the message holds what it wrote. */
export class LaunchError extends Error {
  override name = 'LaunchError'
}

/** Starting up or recovering, shutting down, or cut off meanwhile: ask again as long as the process lives. */
const NOT_YET = new Set(['57P03', '57P01', '57P02', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

/** A connection of the superuser to the database `postgres`. The caller ends it. */
export async function connectAsSuperuser(home: ClusterHome, port: number): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superuserPassword(home),
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  })
  // A server that dies meanwhile makes the pending call reject; without a listener it would also end this process.
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * Resolves when the server takes connections, however long recovery lasts. Signing in by SCRAM proves both ways that it is ours: a
 * stranger on the port knows no password. Rejects with LaunchError when its process ends first.
 */
export async function acceptConnections(home: ClusterHome, postmaster: Postmaster): Promise<void> {
  for (;;) {
    try {
      await (await connectAsSuperuser(home, postmaster.port)).end()
      return
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      // All places taken: that is a server in full work.
      if (code === '53300') return
      if (code === '28P01')
        throw new StartError(`The database in ${home.clusterDir} refuses the password in its file superuser-password: put the original back.`)
      if (!isPostmaster(postmaster.pid, home.clusterDir)) throw new LaunchError(latestLog(home.logDir))
      if (!(code && NOT_YET.has(code)) && !/timeout|terminated/i.test(message)) throw error
    }
    await sleep(20)
  }
}
