import { spawn } from 'node:child_process'
import { closeSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from './accept-connections.ts'
import type { Binaries } from './binaries.ts'
import type { ClusterHome } from './cluster/cluster-home.ts'
import { clusterSettings } from './cluster/cluster-settings.ts'
import { makeFolder, writeOwned } from './cluster/init-cluster.ts'
import { spawnAs } from './cluster/run-as.ts'
import { findPostmaster, type Postmaster } from './postmaster.ts'
import { latestLog, pruneLogs } from './server-log.ts'

/**
 * Starts PostgreSQL on a cluster that nobody runs and resolves when its process holds the cluster, which is before it takes
 * connections. It lives in a session of its own: neither Ctrl-C in the terminal nor the death of this process ends it.
 * Rejects with LaunchError.
 */
export async function launchPostmaster(home: ClusterHome, binaries: Binaries, options: { port: number; durable: boolean }): Promise<Postmaster> {
  makeFolder(home.logDir, home.runAs)
  pruneLogs(home.logDir)
  writeOwned(join(home.clusterDir, 'atalaya.conf'), clusterSettings({ durable: options.durable, logDir: home.logDir }), home.runAs)
  const output = openSync(join(home.logDir, 'start.log'), 'w', 0o600)
  const flags = ['-D', home.clusterDir, '-p', String(options.port), '-c', 'listen_addresses=127.0.0.1', '-k', emptySocketDir(home)]
  const child = spawn(binaries.postgres, flags, { ...spawnAs(home.runAs), detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  child.once('exit', (code, signal) => {
    failure = `postgres ended with ${signal ?? code}`
  })
  child.unref()
  for (;;) {
    await sleep(10)
    if (failure !== undefined) throw new LaunchError(`${latestLog(home.logDir)}\n${failure}`)
    const postmaster = findPostmaster(home.clusterDir)
    if (postmaster && postmaster.pid === child.pid) return postmaster
  }
}

/** Sockets and their locks left by a power cut go first. A socket's path may have 103 characters: in a deep folder there is only the port. */
function emptySocketDir(home: ClusterHome): string {
  rmSync(home.socketDir, { recursive: true, force: true })
  if (Buffer.byteLength(join(home.socketDir, '.s.PGSQL.65535.lock')) > 103) return ''
  makeFolder(home.socketDir, home.runAs)
  return home.socketDir
}
