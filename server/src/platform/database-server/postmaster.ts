import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The main process of a running server, as its `postmaster.pid` tells. */
export type Postmaster = { pid: number; port: number }

/**
 * The live server of the cluster, `undefined` when none runs. A `postmaster.pid` left by a power cut or a kill, whose number may be
 * another program's by now, does not count: the process must be a PostgreSQL that works in this very folder.
 */
export function findPostmaster(clusterDir: string): Postmaster | undefined {
  const [pid, , , port] = pidFile(clusterDir).map(Number)
  return pid && port && isPostmaster(pid, clusterDir) ? { pid, port } : undefined
}

/** True while process `pid` is a PostgreSQL of this cluster. A zombie is not. */
export function isPostmaster(pid: number, clusterDir: string): boolean {
  if (process.platform === 'linux') return worksIn(pid, clusterDir)
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.includes(clusterDir) ?? false
}

/**
 * Clears what a dead server left, so that a new one may start: its lock file, and its child processes, which hold the shared memory
 * for as long as they finish a statement. They are given a second, then told to quit, then killed; recovery makes that safe.
 */
export async function clearRemains(clusterDir: string): Promise<void> {
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
  if (process.platform !== 'linux') return
  for (const signal of [undefined, 'SIGQUIT', 'SIGKILL'] as const) {
    for (let waitedMs = 0; waitedMs < 1000; waitedMs += 25) {
      const left = processesIn(clusterDir)
      if (left.length === 0) return
      if (signal && waitedMs === 0) for (const pid of left) sendSignal(pid, signal)
      await sleep(25)
    }
  }
}

/** False when the process is gone already. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function pidFile(clusterDir: string): string[] {
  try {
    return readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function processesIn(clusterDir: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, clusterDir))
}

/** PostgreSQL makes its cluster the working folder of every process; the link goes on pointing to it when the folder is moved. */
function worksIn(pid: number, clusterDir: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir) &&
      basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')) === 'postgres'
    )
  } catch {
    return false
  }
}
