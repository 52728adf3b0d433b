import { perPlatform } from '../../platform/per-platform.ts'
import type { Way } from './breaker.ts'
import { maySetOut } from './may-set-out.ts'

/** The calls of this process that hold a slot, and who stepped aside for them. */
export interface CallsOut {
  /** False when the account has as many out as it may. What was taken is given back. */
  take(accountId: string): boolean
  giveBack(accountId: string): void
  /** When what has to wait for `from` comes back: one after the other, so that a thousand that wait do not all come at once. */
  lineUp(accountId: string, way: Way, from: Date, why: string): Date
  /** Until when the network said to wait, before every process can read it. */
  pauseOf(accountId: string, way: Way): Date | undefined
  pause(accountId: string, way: Way, until: Date): void
}

const GAP_MS = 25
const LONGEST_LINE_MS = 60_000

function openCallsOut(): CallsOut {
  const out = new Map<string, number>()
  const lines = new Map<string, number>()
  const pauses = new Map<string, Date>()
  let all = 0
  return {
    take(accountId) {
      const own = out.get(accountId) ?? 0
      if (!maySetOut(own, all)) return false
      out.set(accountId, own + 1)
      all++
      return true
    },
    giveBack(accountId) {
      const own = (out.get(accountId) ?? 1) - 1
      if (own > 0) out.set(accountId, own)
      else out.delete(accountId)
      all--
    },
    lineUp(accountId, way, from, why) {
      const line = `${accountId} ${way} ${why}`
      const next = Math.max(from.getTime(), (lines.get(line) ?? 0) + GAP_MS)
      if (next > from.getTime() + LONGEST_LINE_MS) return new Date(from.getTime() + Math.random() * LONGEST_LINE_MS)
      lines.set(line, next)
      return new Date(next)
    },
    pauseOf: (accountId, way) => pauses.get(`${accountId} ${way}`),
    pause(accountId, way, until) {
      pauses.set(`${accountId} ${way}`, until)
    },
  }
}

export const callsOutOf = perPlatform(openCallsOut)
