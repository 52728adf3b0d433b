const DAY_MS = 86_400_000
const MOST_LATE_DAYS = 30

/** When a mail was written as it says itself, unless that is after it came or a month before: then it is when it came. */
export function boundDate(said: string, receivedAt: Date): Date {
  const at = Date.parse(said.replace(/\([^)]*\)/g, ' ').trim())
  const late = receivedAt.getTime() - at
  return late >= 0 && late <= MOST_LATE_DAYS * DAY_MS ? new Date(at) : receivedAt
}
