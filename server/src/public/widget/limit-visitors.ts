import { AppError } from '../../platform/errors.ts'
import { networkOf } from '../../platform/network-of.ts'
import { perPlatform } from '../../platform/per-platform.ts'
import type { Platform } from '../../platform/platform.ts'

const MINUTE_MS = 60_000

/** How often one visitor may do something, and all visitors behind one address together. */
const LIMITS = {
  settings: { perVisitor: 120, perAddress: 600, windowMs: MINUTE_MS },
  visit: { perVisitor: 60, perAddress: 120, windowMs: MINUTE_MS },
  message: { perVisitor: 30, perAddress: 300, windowMs: MINUTE_MS },
  read: { perVisitor: 60, perAddress: 600, windowMs: MINUTE_MS },
  signal: { perVisitor: 120, perAddress: 1200, windowMs: MINUTE_MS },
  view: { perVisitor: 600, perAddress: 6000, windowMs: MINUTE_MS },
  file: { perVisitor: 20, perAddress: 60, windowMs: 10 * MINUTE_MS },
  transcript: { perVisitor: 3, perAddress: 10, windowMs: 60 * MINUTE_MS },
} as const

export type Limited = keyof typeof LIMITS

interface Window {
  endsAt: number
  counts: Map<string, number>
}

/** Counts of this process, forgotten when their window ends. */
const windowsOf = perPlatform(() => new Map<Limited, Window>())

/** Counts what a visitor does and refuses it as `rate_limited` when the visitor or their address did it too often lately. */
export function limitVisitor(platform: Platform, what: Limited, ip: string, visitor: string | null): void {
  if (!platform.config.rateLimits) return
  const { perVisitor, perAddress, windowMs } = LIMITS[what]
  const now = platform.clock.now().getTime()
  const windows = windowsOf(platform)
  let window = windows.get(what)
  if (!window || window.endsAt <= now) {
    window = { endsAt: now + windowMs, counts: new Map() }
    windows.set(what, window)
  }
  const byAddress = countOne(window, `ip:${networkOf(ip)}`)
  const byVisitor = visitor === null ? 0 : countOne(window, visitor)
  if (byAddress <= perAddress && byVisitor <= perVisitor) return
  throw new AppError('rate_limited', 'rate/limited', 'Too many requests; wait a little.', { seconds: Math.ceil((window.endsAt - now) / 1000) })
}

function countOne({ counts }: Window, key: string): number {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count
}
