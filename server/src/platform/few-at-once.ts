import type { AppError } from './errors.ts'

/** Lets a few calls work at the same time and the rest wait their turn; refuses with the error given when too many wait. */
export function fewAtOnce(atOnce: number, waitingAtMost: number, refusal: () => AppError): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let working = 0
  return async (run) => {
    if (working >= atOnce) {
      if (waiting.length >= waitingAtMost) throw refusal()
      await new Promise<void>((go) => waiting.push(go))
    } else working++
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else working--
    }
  }
}
