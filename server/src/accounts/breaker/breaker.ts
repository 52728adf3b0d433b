import { ConnectorError } from '../../connectors/channel.ts'

/** What a network limits apart, and what may therefore fail apart. */
export type Way = 'public' | 'private' | 'act' | 'media' | 'poll'

/** How one way of an account fares. Moments as ISO texts, because it is kept as JSON. */
export interface Breaker {
  /** Transient failures since the last success. */
  failures: number
  /** How often in a row it opened: the pause grows with it. */
  openings: number
  openedAt: string | null
  /** While open: nothing leaves before, then one call tries. While that call is out: when it is given up for lost. */
  nextTrialAt: string | null
  trying: boolean
  /** When it was last open. */
  closedAt: string | null
  /** Nothing leaves before, because the network said so; public and private pauses are columns of the account. */
  pausedUntil: string | null
}
export type Breakers = Partial<Record<Way, Breaker>>

/** Whether a call may leave: freely, as the one that tries, or not before a moment. */
export type Gate = { pass: 'free' | 'trial' } | { pass: 'wait'; until: Date; why: 'unreachable' | 'rate-limited' }

/** As many as may be out at once for an account: when all of them fail, the network does not answer. */
export const FAILURES_TO_OPEN = 4
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 5 * 60_000
/** Longer than any call may take, the renewal of secrets included: a process that dies while trying holds the way no longer. */
const TRIAL_MS = 75_000
/** When others look again while one tries. */
const LOOK_AGAIN_MS = 2_000

export const QUIET: Breaker = {
  failures: 0,
  openings: 0,
  openedAt: null,
  nextTrialAt: null,
  trying: false,
  closedAt: null,
  pausedUntil: null,
}

export function gateOf({ openedAt, nextTrialAt, trying, pausedUntil }: Breaker, now: Date): Gate {
  const at = (iso: string | null) => (iso === null ? 0 : Date.parse(iso))
  if (at(pausedUntil) > now.getTime()) return { pass: 'wait', until: new Date(at(pausedUntil)), why: 'rate-limited' }
  if (openedAt === null) return { pass: 'free' }
  if (at(nextTrialAt) <= now.getTime()) return { pass: 'trial' }
  const until = trying ? Math.min(at(nextTrialAt), now.getTime() + LOOK_AGAIN_MS) : at(nextTrialAt)
  return { pass: 'wait', until: new Date(until), why: 'unreachable' }
}

/** The same, with a call on its way that tries. */
export function withTrial(breaker: Breaker, now: Date): Breaker {
  return { ...breaker, trying: true, nextTrialAt: after(now, TRIAL_MS) }
}

/** The call that should have tried never left, or its outcome says nothing of the network: the next may try at once. */
export function withoutTrial(breaker: Breaker, now: Date): Breaker {
  return breaker.trying ? { ...breaker, trying: false, nextTrialAt: now.toISOString() } : breaker
}

/** A call failed. `random` in [0, 1) spreads the trials of many accounts. Calls that left before it opened change nothing. */
export function withFailure(breaker: Breaker, wasTrial: boolean, now: Date, random: number): Breaker {
  const failures = breaker.failures + 1
  if (breaker.openedAt !== null && !wasTrial) return breaker
  if (breaker.openedAt === null && failures < FAILURES_TO_OPEN) return { ...breaker, failures }
  const openings = breaker.openings + 1
  return {
    ...breaker,
    failures,
    openings,
    openedAt: breaker.openedAt ?? now.toISOString(),
    nextTrialAt: after(now, pauseMs(openings, random)),
    trying: false,
  }
}

export function withSuccess(breaker: Breaker, now: Date): Breaker {
  return { ...QUIET, pausedUntil: breaker.pausedUntil, closedAt: breaker.openedAt === null ? breaker.closedAt : now.toISOString() }
}

/** Doubles each time up to five minutes, of which up to a fifth is left to chance. */
export function pauseMs(openings: number, random: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (openings - 1)) * (1 - 0.2 * random)
}

const NOT_THE_NETWORK: ReadonlySet<string> = new Set(['rate-limited', 'file-not-ready', 'renewal-busy'])

/** Whether a failure is one of the network as a whole, and not a refusal of this one call or a pause it asks for. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof ConnectorError) || error.retryAt) return false
  return (error.next === 'retry' || error.next === 'uncertain') && !NOT_THE_NETWORK.has(error.code)
}

const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString()
