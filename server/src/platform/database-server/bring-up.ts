import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { acceptConnections, LaunchError } from './accept-connections.ts'
import type { Binaries } from './binaries.ts'
import type { ClusterHome } from './cluster/cluster-home.ts'
import { freePort } from './free-port.ts'
import { launchPostmaster } from './launch-postmaster.ts'
import { clearRemains, findPostmaster, type Postmaster } from './postmaster.ts'

const PORT_ATTEMPTS = 5

/**
 * The server of an existing cluster, taking connections: the one that runs already, else a new one. The caller holds the start lock.
 * The port is the one used before when it is free; `keepPort` demands it, because connections of this process know no other.
 * Rejects with LaunchError.
 */
export async function bringUp(home: ClusterHome, binaries: Binaries, options: { durable: boolean; keepPort: boolean }): Promise<Postmaster> {
  const running = findPostmaster(home.clusterDir)
  if (running) {
    try {
      await acceptConnections(home, running)
      rememberPort(home, running.port)
      return running
    } catch (error) {
      // It was on its way out; a new one follows.
      if (!(error instanceof LaunchError)) throw error
    }
  }
  for (let attempt = 1; ; attempt++) {
    await clearRemains(home.clusterDir)
    const known = rememberedPort(home)
    const port = options.keepPort && known !== undefined ? known : await freePort(known)
    try {
      const postmaster = await launchPostmaster(home, binaries, { port, durable: options.durable })
      await acceptConnections(home, postmaster)
      rememberPort(home, port)
      return postmaster
    } catch (error) {
      const portTaken = error instanceof LaunchError && /could not create any TCP\/IP sockets|Address already in use/.test(error.message)
      if (!portTaken || options.keepPort || attempt === PORT_ATTEMPTS) throw error
    }
  }
}

function rememberedPort(home: ClusterHome): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(home.controlDir, 'port'), 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}

function rememberPort(home: ClusterHome, port: number): void {
  if (rememberedPort(home) !== port) writeFileSync(join(home.controlDir, 'port'), `${port}\n`)
}
