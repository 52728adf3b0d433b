import type { Breakers } from './breaker.ts'

/** Since when the network of an account does not answer, for sending, acting or polling, and when one call tries next; null when it does. */
export function unreachableSince({ breakers }: { breakers: unknown }): { since: string; nextTrialAt: string } | null {
  const { public: toAll, private: toOne, act, poll } = breakers as Breakers
  const open = [toAll, toOne, act, poll].flatMap((one) =>
    one?.openedAt && one.nextTrialAt ? [{ since: one.openedAt, nextTrialAt: one.nextTrialAt }] : [],
  )
  if (open.length === 0) return null
  const first = (moments: string[]) => moments.sort()[0] ?? ''
  return { since: first(open.map(({ since }) => since)), nextTrialAt: first(open.map(({ nextTrialAt }) => nextTrialAt)) }
}
