import { setTimeout as sleep } from 'node:timers/promises'
import { isPostmaster, type Postmaster } from './postmaster.ts'
import { complaint, pruneLogs } from './server-log.ts'

const LOOK_EVERY_MS = 200
const LONGEST_PAUSE_MS = 10_000
const PRUNE_EVERY_MS = 3_600_000

type Supervised = {
  clusterDir: string
  logDir: string
  first: Postmaster
  revive: () => Promise<Postmaster>
  log: { warn(message: string): void; info(message: string): void }
}

/**
 * Looks after a running server: when its process is gone, `revive` is called at once, and again after growing pauses until it
 * succeeds. `postmaster()` is the present one. After `end()` nothing more is revived; it resolves when no attempt is under way.
 */
export function supervisePostmaster({ clusterDir, logDir, first, revive, log }: Supervised) {
  let current = first
  let ended = false
  let attempt: Promise<void> | undefined

  const look = setInterval(() => {
    if (!attempt && !isPostmaster(current.pid, clusterDir)) attempt = reviveUntilItRuns().finally(() => (attempt = undefined))
  }, LOOK_EVERY_MS).unref()
  const prune = setInterval(() => pruneLogs(logDir), PRUNE_EVERY_MS).unref()

  async function reviveUntilItRuns() {
    log.warn('The database server ended unexpectedly; starting it again.')
    for (let pauseMs = 100; !ended; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        current = await revive()
        return log.info('The database server runs again.')
      } catch (error) {
        log.warn(`The database server does not start: ${complaint((error as Error).message)}`)
        if (!ended) await sleep(pauseMs)
      }
    }
  }

  return {
    postmaster: () => current,
    async end() {
      ended = true
      clearInterval(look)
      clearInterval(prune)
      await attempt
    },
  }
}
