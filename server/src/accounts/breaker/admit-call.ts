import { ConnectorError } from '../../connectors/channel.ts'
import type { Platform } from '../../platform/platform.ts'
import { callWithRefresh } from '../call-with-refresh.ts'
import { forgetAccount, type OpenAccount } from '../open-account.ts'
import { type Breaker, gateOf, isTransient, QUIET, type Way, withFailure, withoutTrial, withSuccess, withTrial } from './breaker.ts'
import { callsOutOf } from './calls-out.ts'
import { breakerOf, changeBreaker, type GateRow, notePause, readGateRow } from './keep-breaker.ts'

/** Leave to call an account's network once, or when to come back for it. */
export type Admission = Admitted | { goes: false; until: Date; why: 'busy' | 'unreachable' | 'rate-limited' }

export interface Admitted {
  goes: true
  /** The call, as `callWithRefresh` makes it, whose outcome is noted. Throws what the connector throws. */
  call<T>(run: (account: OpenAccount) => Promise<T>): Promise<T>
  /** After a call that failed: when the next may leave, where the network does not answer any more. */
  reopensAt: Date | undefined
  /** Makes room for the next; always to be called. */
  release(): Promise<void>
}

/** When something that has to wait may come back; undefined when a call may leave now, for all that `row` tells. */
export function waitFor(platform: Platform, accountId: string, way: Way, row: GateRow): Date | undefined {
  const gate = gateOf(breakerOf(row, way), platform.clock.now())
  return gate.pass === 'wait' ? callsOutOf(platform).lineUp(accountId, way, gate.until, gate.why) : undefined
}

/**
 * For a job: leave to call the network of an account, where neither the network asked to wait, nor stopped answering, nor too many calls are
 * out for it already. Of a network that does not answer one call tries at a time, whichever process makes it.
 */
export async function admitCall(platform: Platform, accountId: string, way: Way, known?: GateRow): Promise<Admission> {
  const out = callsOutOf(platform)
  if (!out.take(accountId)) return { goes: false, until: out.lineUp(accountId, way, new Date(), 'busy'), why: 'busy' }
  let isKept = false
  try {
    const admission = await passGate(platform, accountId, way, () => out.giveBack(accountId), known)
    isKept = admission.goes
    return admission.goes ? admission : { ...admission, until: out.lineUp(accountId, way, admission.until, admission.why) }
  } finally {
    if (!isKept) out.giveBack(accountId)
  }
}

/**
 * For somebody who waits for the answer: calls the network of an account. Throws ConnectorError: `retry` with the moment when the network
 * asked to wait or does not answer; else what the connector throws.
 */
export async function callAdmitted<T>(platform: Platform, accountId: string, way: Way, run: (account: OpenAccount) => Promise<T>): Promise<T> {
  const admission = await passGate(platform, accountId, way, () => undefined)
  if (!admission.goes) throw waits(admission.why, admission.until)
  try {
    return await admission.call(run)
  } finally {
    await admission.release()
  }
}

async function passGate(platform: Platform, accountId: string, way: Way, makeRoom: () => void, known?: GateRow): Promise<Admission> {
  const breaker = breakerOf(known ?? (await readGateRow(platform.db, accountId)), way)
  const gate = gateOf(breaker, platform.clock.now())
  if (gate.pass === 'wait') return { goes: false, until: gate.until, why: gate.why }
  if (gate.pass === 'free') return admitted(platform, { accountId, way, seen: breaker, isTrial: false, makeRoom })
  const tried = await claimTrial(platform, accountId, way)
  return tried ? admitted(platform, { accountId, way, seen: tried, isTrial: true, makeRoom }) : passGate(platform, accountId, way, makeRoom)
}

/** What became of it; undefined when another was quicker. */
async function claimTrial({ db, clock }: Platform, accountId: string, way: Way): Promise<Breaker | undefined> {
  let claimed: Breaker | undefined
  await changeBreaker(db, accountId, way, (breaker) => {
    if (gateOf(breaker, clock.now()).pass !== 'trial') return breaker
    claimed = withTrial(breaker, clock.now())
    return claimed
  })
  return claimed
}

interface Passed {
  accountId: string
  way: Way
  seen: Breaker
  isTrial: boolean
  makeRoom: () => void
}

function admitted(platform: Platform, { accountId, way, seen, isTrial, makeRoom }: Passed): Admitted {
  const { db, clock } = platform
  let isUndecided = isTrial
  const change = async (to: (breaker: Breaker) => Breaker) => {
    isUndecided = false
    const changed = await changeBreaker(db, accountId, way, to)
    forgetAccount(platform, accountId)
    return changed
  }
  const admission: Admitted = {
    goes: true,
    reopensAt: undefined,
    async call(run) {
      refusePaused(platform, accountId, way)
      try {
        const result = await callWithRefresh(platform, accountId, run)
        if (isTrial || seen.failures > 0) await change((breaker) => withSuccess(breaker, clock.now()))
        return result
      } catch (error) {
        await keepPause(platform, accountId, way, error)
        if (!isTransient(error)) throw error
        const { nextTrialAt } = await change((breaker) => withFailure(breaker, isTrial, clock.now(), Math.random()))
        admission.reopensAt = nextTrialAt === null ? undefined : new Date(nextTrialAt)
        throw error
      }
    },
    async release() {
      makeRoom()
      if (isUndecided) await change((breaker) => withoutTrial(breaker, clock.now()))
    },
  }
  return admission
}

async function keepPause(platform: Platform, accountId: string, way: Way, error: unknown): Promise<void> {
  if (!(error instanceof ConnectorError) || !error.retryAt) return
  callsOutOf(platform).pause(accountId, way, error.retryAt)
  await notePause(platform.db, accountId, way, error.retryAt)
}

/** The network may have asked for a pause after this call was let through. */
function refusePaused(platform: Platform, accountId: string, way: Way): void {
  const until = callsOutOf(platform).pauseOf(accountId, way)
  const gate = gateOf({ ...QUIET, pausedUntil: until?.toISOString() ?? null }, platform.clock.now())
  if (gate.pass === 'wait') throw waits(gate.why, gate.until)
}

const SAID = {
  busy: 'Too many calls are out for this account.',
  unreachable: 'The network does not answer.',
  'rate-limited': 'The network asked to wait.',
}
const waits = (why: keyof typeof SAID, until: Date) => new ConnectorError('retry', why, SAID[why], until)
