import { setTimeout as sleep } from 'node:timers/promises'
import { findPostmaster, isPostmaster, type Postmaster, sendSignal } from './postmaster.ts'

const FAST_MS = 10_000
const IMMEDIATE_MS = 5_000

/**
 * Nothing of the cluster's server runs any more. It is asked for a fast shutdown (sessions are ended, everything is written); after 10 s
 * for an immediate one and 5 s later it is killed: nothing committed is lost, the next start recovers.
 */
export async function stopPostmaster(clusterDir: string): Promise<void> {
  const postmaster = findPostmaster(clusterDir)
  if (!postmaster) return
  if (await stopsBy('SIGINT', postmaster, clusterDir, FAST_MS)) return
  if (await stopsBy('SIGQUIT', postmaster, clusterDir, IMMEDIATE_MS)) return
  await stopsBy('SIGKILL', postmaster, clusterDir, IMMEDIATE_MS)
}

async function stopsBy(signal: NodeJS.Signals, { pid }: Postmaster, clusterDir: string, limitMs: number): Promise<boolean> {
  sendSignal(pid, signal)
  for (const until = Date.now() + limitMs; Date.now() < until; ) {
    if (!isPostmaster(pid, clusterDir)) return true
    await sleep(20)
  }
  return false
}
