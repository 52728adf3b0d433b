import { percentile } from '../../bench/statistics.ts'
import type { Verdict } from '../verdict.ts'

/** A call as the far end saw it. */
export interface SeenCall {
  endpoint: string
  caller?: string
  beganAtMs: number
  endedAtMs?: number
  status?: number
  retryAtMs?: number
}

/** A way of an account whose network stopped answering, by the log of facts; still so where `closedAtMs` is missing. */
export interface Outage {
  accountId: string
  way: string
  openedAtMs: number
  closedAtMs?: number
}

/** Calls that had been let through before the answer was read are on their way still. */
const ON_THE_WAY_MS = 250
const RENEWAL = 'POST /2/oauth2/token'

/** After an answer that names a moment, nothing of that kind comes before it from the same caller. */
export function judgeRetryAfter(verdict: Verdict, calls: readonly SeenCall[]): void {
  const refusals = calls.filter((call) => call.retryAtMs !== undefined && call.endedAtMs !== undefined)
  const early = refusals.flatMap((refusal) =>
    calls.filter(
      (call) =>
        call.endpoint === refusal.endpoint &&
        call.caller === refusal.caller &&
        call.beganAtMs > refusal.endedAtMs! + ON_THE_WAY_MS &&
        call.beganAtMs < refusal.retryAtMs!,
    ),
  )
  verdict.must(refusals.length > 0, 'the network named moments to call again', `${refusals.length} times`)
  verdict.must(early.length === 0, 'no call comes before the moment that the network named', `${early.length} of ${calls.length} calls did`)
}

/** No account's secrets are renewed by two at a time. */
export function judgeRenewals(verdict: Verdict, calls: readonly SeenCall[]): void {
  const renewals = calls.filter(({ endpoint }) => endpoint === RENEWAL)
  verdict.must(renewals.length > 0 && overlaps(renewals) === 0, 'secrets are renewed by one at a time', `${renewals.length} renewals`)
}

/** While a way is open, calls on it come one at a time; and it opens at least once and closes again, for this account alone. */
export function judgeOutages(
  verdict: Verdict,
  outages: readonly Outage[],
  calls: readonly SeenCall[],
  hit: { accountId: string; caller: string; endpoints: Record<string, string> },
): void {
  const own = outages.filter(({ accountId }) => accountId === hit.accountId)
  const open = own.filter(({ closedAtMs }) => closedAtMs === undefined)
  verdict.must(
    own.length > 0 && open.length === 0,
    'the account whose network fell silent was left alone, and taken up again',
    `${own.length} times, ${open.length} still`,
  )
  verdict.must(own.length === outages.length, 'no other account was', `${outages.length - own.length} were`)
  let trials = 0
  let together = 0
  for (const { way, openedAtMs, closedAtMs = Number.POSITIVE_INFINITY } of own) {
    const during = calls.filter(
      ({ caller, endpoint, beganAtMs }) =>
        caller === hit.caller && endpoint === hit.endpoints[way] && beganAtMs > openedAtMs + ON_THE_WAY_MS && beganAtMs < closedAtMs,
    )
    trials += during.length
    together += overlaps(during)
  }
  verdict.must(
    trials > 0 && together === 0,
    'a network that does not answer is tried by one call at a time',
    `${trials} trials, ${together} beside another`,
  )
}

/** What leaves by another account during the outage takes no longer than it does when all is well, twice and half a second given. */
export function judgeOthers(verdict: Verdict, quietMs: readonly number[], duringMs: readonly (number | undefined)[]): void {
  const left = duringMs.filter((ms) => ms !== undefined)
  const [before, during] = [percentile(quietMs, 0.95), percentile(left, 0.95)]
  verdict.must(
    left.length > 0 && left.length === duringMs.length,
    'replies by another account leave during the outage',
    `${left.length} of ${duringMs.length}`,
  )
  verdict.must(during <= before * 2 + 500, 'and as soon as ever', `p95 ${Math.round(during)} ms, ${Math.round(before)} ms before it`)
}

/** How many began before another of the same caller had ended. */
function overlaps(calls: readonly SeenCall[]): number {
  const ends = new Map<string, number>()
  let together = 0
  for (const { caller = '', beganAtMs, endedAtMs = Number.POSITIVE_INFINITY } of [...calls].sort((a, b) => a.beganAtMs - b.beganAtMs)) {
    const end = ends.get(caller) ?? 0
    if (beganAtMs < end) together++
    ends.set(caller, Math.max(end, endedAtMs))
  }
  return together
}
