import { AppError } from '../../platform/errors.ts'

/** Lets a few calls work at the same time and the rest wait their turn; refuses as `unavailable` when too many wait. */
export function fewAtOnce(atOnce: number, waitingAtMost: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let working = 0
  return async (run) => {
    if (working >= atOnce) {
      if (waiting.length >= waitingAtMost)
        throw new AppError('unavailable', 'session/busy', 'Too many people sign in at this moment; try again shortly.')
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
