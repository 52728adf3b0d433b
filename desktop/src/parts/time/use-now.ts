import { useSyncExternalStore } from 'react'

/** The present moment in steps, told to everyone who shows a clock at the same beat. */
export function useNow(stepMs: number): number {
  return useSyncExternalStore(
    (tell) => {
      const timer = setInterval(tell, Math.min(stepMs, 30_000))
      return () => clearInterval(timer)
    },
    () => Math.floor(Date.now() / stepMs) * stepMs,
  )
}
