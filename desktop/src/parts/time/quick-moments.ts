import { atHour, daysToMonday } from './spans.ts'

const HOUR_MS = 3_600_000

/** Moments one often means: in an hour, in three, tomorrow and next Monday at nine. */
export function quickMoments(now: Date): { key: 'hour' | 'three' | 'tomorrow' | 'monday'; at: Date }[] {
  const moments = [
    { key: 'hour', at: new Date(now.getTime() + HOUR_MS) },
    { key: 'three', at: new Date(now.getTime() + 3 * HOUR_MS) },
    { key: 'tomorrow', at: atHour(now, 1, 9) },
    { key: 'monday', at: atHour(now, daysToMonday(now), 9) },
  ] as const
  // On a Sunday tomorrow is Monday already.
  return moments.filter(({ key, at }) => key !== 'monday' || at.getTime() !== atHour(now, 1, 9).getTime())
}

/** A moment as a field for date and time wants it, on the local clock. */
export function localInput(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
