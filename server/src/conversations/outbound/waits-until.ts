import { gateOf } from '../../accounts/breaker/breaker.ts'
import { breakerOf, type GateRow } from '../../accounts/breaker/keep-breaker.ts'
import type { Visibility } from '../../connectors/channel.ts'

/** Until when the network of its account keeps a queued reply waiting; null when it may leave, or has left. */
export function waitsUntil({ state, visibility }: { state: string; visibility: string }, account: GateRow, now: Date): string | null {
  const gate = gateOf(breakerOf(account, visibility as Visibility), now)
  return state === 'queued' && gate.pass === 'wait' ? gate.until.toISOString() : null
}
