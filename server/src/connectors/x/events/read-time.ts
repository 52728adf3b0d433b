import { LATEST_MS, snowflakeTime } from './snowflake.ts'

/** The first of these that is a moment of our time: an id that tells when it was made, milliseconds, or a date; the epoch when none is. */
export function readTime(...marks: unknown[]): Date {
  for (const mark of marks) {
    if (typeof mark !== 'string' && typeof mark !== 'number') continue
    const at = momentOf(String(mark))
    if (at && at.getTime() >= 0 && at.getTime() < LATEST_MS) return at
  }
  return new Date(0)
}

function momentOf(text: string): Date | null {
  if (/^\d{12,14}$/.test(text)) return new Date(Number(text))
  return /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text) : snowflakeTime(text)
}
