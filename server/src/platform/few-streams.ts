import { AppError } from './errors.ts'
import { perPlatform } from './per-platform.ts'
import type { Platform } from './platform.ts'

/** How many streams of this process are open, by whom they are counted for. */
const openOf = perPlatform(() => new Map<string, number>())

/**
 * Counts a stream that is about to open, and refuses it as `rate_limited` when so many of that visitor, caller or address are open already: a
 * request ends, a stream holds memory for as long as its reader likes. Returns how to count it no more.
 */
export function countStream(platform: Platform, shares: readonly { whose: string; most: number }[]): () => void {
  if (!platform.config.rateLimits) return () => undefined
  const open = openOf(platform)
  if (shares.some(({ whose, most }) => (open.get(whose) ?? 0) >= most))
    throw new AppError('rate_limited', 'rate/limited', 'Too many streams are open; close some first.')
  for (const { whose } of shares) open.set(whose, (open.get(whose) ?? 0) + 1)
  return () => {
    for (const { whose } of shares) {
      const left = (open.get(whose) ?? 0) - 1
      if (left > 0) open.set(whose, left)
      else open.delete(whose)
    }
  }
}
