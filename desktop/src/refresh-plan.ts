/** Hands the refresher its time, so that tests can wind it. */
export interface Timers {
  now(): number
  after(ms: number, then: () => void): () => void
}

export interface RefreshPlan {
  /** Asks for a refresh of one answer; `restMs` is the least time between two refreshes of it. */
  ask(key: string, restMs: number): void
  stop(): void
}

/**
 * Spaces refreshes out: what is asked for within `gatherMs` happens together, and one answer is refreshed at most once in its rest, however
 * many facts touch it. The last request is never lost: it happens when the rest is over.
 */
export function planRefreshes(timers: Timers, gatherMs: number, refresh: (keys: ReadonlySet<string>) => void): RefreshPlan {
  const dueAt = new Map<string, number>()
  const refreshedAt = new Map<string, number>()
  let cancel: (() => void) | undefined
  let wakesAt = Number.POSITIVE_INFINITY

  function arm(): void {
    const next = Math.min(...dueAt.values())
    if (next >= wakesAt) return
    cancel?.()
    wakesAt = next
    cancel = timers.after(Math.max(0, next - timers.now()), run)
  }

  function run(): void {
    wakesAt = Number.POSITIVE_INFINITY
    cancel = undefined
    const now = timers.now()
    const ripe = new Set([...dueAt].filter(([, at]) => at <= now).map(([key]) => key))
    for (const key of ripe) {
      dueAt.delete(key)
      refreshedAt.set(key, now)
    }
    if (ripe.size > 0) refresh(ripe)
    if (dueAt.size > 0) arm()
  }

  return {
    ask(key, restMs) {
      if (dueAt.has(key)) return
      const rested = (refreshedAt.get(key) ?? Number.NEGATIVE_INFINITY) + restMs
      dueAt.set(key, Math.max(timers.now() + gatherMs, rested))
      arm()
    },
    stop() {
      cancel?.()
      dueAt.clear()
    },
  }
}
