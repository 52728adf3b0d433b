import type { Clock } from '../platform/clock.ts'

/** How much each address that hands over mail does at once and in a minute. */
export interface Senders {
  mayConnect(address: string): boolean
  left(address: string): void
  maySend(address: string): boolean
}

const CONNECTIONS_EACH = 20
const MAILS_A_MINUTE = 300
const MINUTE_MS = 60_000
const MOST_KEPT = 10_000

/** Limits for each address; none when `on` is false. A company's own relay is one address, and stays far below them. */
export function watchSenders(on: boolean, clock: Clock): Senders {
  const connected = new Map<string, number>()
  const mails = new Map<string, { since: number; count: number }>()
  return {
    mayConnect(address) {
      const open = (connected.get(address) ?? 0) + 1
      connected.set(address, open)
      return !on || open <= CONNECTIONS_EACH
    },
    left(address) {
      const open = (connected.get(address) ?? 1) - 1
      if (open > 0) connected.set(address, open)
      else connected.delete(address)
    },
    maySend(address) {
      const now = clock.now().getTime()
      if (mails.size > MOST_KEPT) mails.clear()
      const known = mails.get(address)
      const minute = known && now - known.since < MINUTE_MS ? known : { since: now, count: 0 }
      minute.count++
      mails.set(address, minute)
      return !on || minute.count <= MAILS_A_MINUTE
    },
  }
}
