import type { Verdict } from '../verdict.ts'

export const VICTIMS = ['web', 'database', 'worker'] as const
export type Victim = (typeof VICTIMS)[number]

/** One kill: whom it struck, when by the clock, and how long until it was ready again. */
export interface Kill {
  victim: Victim
  atMs: number
  readyInMs: number
}

const READY_WITHIN_MS: Record<Victim, number> = { web: 2_000, worker: 2_000, database: 6_000 }
const BACK_WITHIN_MS = 10_000
const SHARE = 0.8
const WINDOW_MS = 1_000

export interface Killing {
  kills: readonly Kill[]
  /** When each message was taken in, in order. */
  takenAtMs: readonly number[]
  /** At which messages come. */
  perSecond: number
  /** By how much others on this machine slow everything; the time to be ready again may be so many times longer. */
  slowdown: number
}

/** Each victim was ready again in time, and soon after that messages were taken in at four fifths of the rate at which they come. */
export function judgeKills(verdict: Verdict, { kills, takenAtMs, perSecond, slowdown }: Killing): void {
  verdict.note(
    `without the load a bare process took up to ${slowdown.toFixed(2)} times its processor time; times to be ready again may be so much longer`,
  )
  for (const victim of VICTIMS) {
    const took = kills.filter((kill) => kill.victim === victim).map(({ readyInMs }) => readyInMs)
    const late = took.filter((ms) => ms > READY_WITHIN_MS[victim] * slowdown)
    verdict.must(late.length === 0, `${victim} is ready again within ${READY_WITHIN_MS[victim] / 1000} s`, `${took.join(', ')} ms`)
  }
  const back = kills.map(({ atMs, readyInMs }) => Math.round(backAfter(takenAtMs, atMs + readyInMs, perSecond * SHARE)))
  verdict.must(
    back.every((ms) => ms <= BACK_WITHIN_MS),
    'messages are taken in at 80 % of the rate within 10 s after that',
    `${back.join(', ')} ms`,
  )
}

/** Milliseconds from a moment to the first second in which so many were taken in; the times are in order. Infinity when there is none. */
export function backAfter(takenAtMs: readonly number[], fromMs: number, perSecond: number): number {
  const first = takenAtMs.findIndex((at) => at >= fromMs)
  if (first < 0) return Number.POSITIVE_INFINITY
  const enough = Math.ceil((perSecond * WINDOW_MS) / 1_000)
  for (let at = first; at + enough - 1 < takenAtMs.length; at++) {
    const last = takenAtMs[at + enough - 1]!
    if (last - takenAtMs[at]! <= WINDOW_MS) return last - fromMs
  }
  return Number.POSITIVE_INFINITY
}
