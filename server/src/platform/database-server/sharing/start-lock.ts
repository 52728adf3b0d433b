import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../../start-error.ts'
import { processIdentity } from './process-identity.ts'

const WAIT_MS = 180_000

/**
 * Runs `work` while no other process (nor another caller in this one) makes, starts or stops the server of `controlDir`.
 * A lock whose holder died is taken over. Rejects with StartError when a live holder keeps it for three minutes.
 */
export async function withStartLock<T>(controlDir: string, work: () => Promise<T>): Promise<T> {
  const lock = join(controlDir, 'lock')
  const mine = `${process.pid} ${processIdentity(process.pid)} ${randomUUID()}`
  const draft = join(controlDir, `lock-${randomUUID()}`)
  writeFileSync(draft, mine)
  try {
    const deadline = Date.now() + WAIT_MS
    while (!tryLink(draft, lock)) {
      if (Date.now() > deadline)
        throw new StartError(
          `Another process (${holder(lock)?.split(' ')[0]}) has been starting the database in ${controlDir} for minutes: stop it and start again.`,
        )
      breakStaleLock(lock, draft)
      await sleep(50)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  try {
    return await work()
  } finally {
    if (holder(lock) === mine) rmSync(lock, { force: true })
  }
}

/** A link appears whole, content included, or not at all: nobody ever reads a lock without its holder. */
function tryLink(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function holder(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return undefined
  }
}

function isStale(content: string): boolean {
  const [pid, identity] = content.split(' ')
  return processIdentity(Number(pid)) !== identity
}

/** Renaming decides between several that saw the same stale lock; a live lock caught by mistake is put back. */
function breakStaleLock(lock: string, draft: string): void {
  const content = holder(lock)
  if (content === undefined || !isStale(content)) return
  const aside = `${draft}-broken`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  const caught = holder(aside)
  if (caught !== undefined && !isStale(caught)) tryLink(aside, lock)
  rmSync(aside, { force: true })
}
