/** Where the time of day comes from. Tests wind their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is wound. */
export function windUpClock(start: Date): Clock & { wind(ms: number): void } {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    wind(ms) {
      at += ms
    },
  }
}
