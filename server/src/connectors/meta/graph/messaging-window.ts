import type { ReplyWindow } from '../../channel.ts'

const HOUR_MS = 3_600_000
export const OPEN_MS = 24 * HOUR_MS
export const HUMAN_MS = 7 * 24 * HOUR_MS

/**
 * For 24 hours after the person's last word one may write freely; after that, `later` says: up to seven days what a person typed (where the
 * app has the feature `human_agent`), only approved templates, or nothing. Nobody who never wrote may be written to.
 */
export function messagingWindow(lastContactAt: Date | null, now: Date, later: 'human' | 'template' | 'closed'): ReplyWindow {
  const sinceMs = lastContactAt === null ? Number.POSITIVE_INFINITY : now.getTime() - lastContactAt.getTime()
  const until = (ms: number) => (lastContactAt === null ? null : new Date(lastContactAt.getTime() + ms))
  if (sinceMs < OPEN_MS) return { state: 'open', until: until(OPEN_MS) }
  if (later === 'human') return sinceMs < HUMAN_MS ? { state: 'human', until: until(HUMAN_MS) } : { state: 'closed', until: null }
  return { state: later, until: null }
}
