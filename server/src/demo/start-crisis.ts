import { setTimeout as wait } from 'node:timers/promises'
import { crisisPosts } from '../../../tools/seed/crisis-posts.ts'
import type { Platform } from '../platform/platform.ts'
import type { Write } from './customers-write.ts'
import { changeDemoState, readDemoState } from './demo-state.ts'

const POSTS = 500
const LASTS_MS = 60_000
const LOOK_EVERY_MS = 500

/** Whoever presses the button asks every process; the one that runs the simulated network answers. */
export async function askForCrisis(platform: Platform): Promise<boolean> {
  const state = await readDemoState(platform.db)
  const now = platform.clock.now().getTime()
  if (!state || state.crisisUntil > now) return false
  await changeDemoState(platform, { crisisUntil: now + LASTS_MS })
  return true
}

/** Five hundred people complain within a minute whenever a crisis is asked for. */
export async function watchForCrisis(platform: Platform, write: Write, signal: AbortSignal): Promise<void> {
  let played = (await readDemoState(platform.db))?.crisisUntil ?? 0
  while (!signal.aborted) {
    const until = (await readDemoState(platform.db))?.crisisUntil ?? 0
    if (until > played) {
      played = until
      await playCrisis(platform, until, write, signal)
    }
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}

async function playCrisis({ log }: Platform, seed: number, write: Write, signal: AbortSignal): Promise<void> {
  const started = Date.now()
  const writing: Promise<unknown>[] = []
  for (const [index, { person, account, text }] of crisisPosts(POSTS, seed).entries()) {
    const due = started + (index * LASTS_MS) / POSTS
    await wait(Math.max(0, due - Date.now()), undefined, { signal }).catch(() => undefined)
    if (signal.aborted) break
    writing.push(
      write({ person, channel: 'x', account, visibility: 'public', text }).catch((error: unknown) =>
        log.warn({ err: error }, 'a post of the crisis was not written'),
      ),
    )
  }
  await Promise.all(writing)
}
