/** Work put off, that can be forgotten all at once. */
export type Timers = { later(run: () => void, ms: number): void; size(): number; clear(): void }

export function createTimers(): Timers {
  const timers = new Set<NodeJS.Timeout>()
  return {
    later(run, ms) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        run()
      }, ms)
      timers.add(timer)
    },
    size: () => timers.size,
    clear() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
