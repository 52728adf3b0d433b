export interface Span {
  unit: 'now' | 'minutes' | 'hours' | 'days'
  count: number
}

/** A length of time in its largest whole unit, as a clock beside a name shows it. */
export function spanOf(ms: number): Span {
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  if (minutes < 1) return { unit: 'now', count: 0 }
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  if (minutes < 48 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) }
  return { unit: 'days', count: Math.floor(minutes / 1440) }
}

export type DueLevel = 'calm' | 'soon' | 'near' | 'late'
const SOON_MS = 15 * 60_000
const NEAR_MS = 5 * 60_000

/** How pressing a deadline is: near in its last five minutes, soon in its last fifteen. */
export function dueLevel(dueMs: number, nowMs: number): DueLevel {
  const left = dueMs - nowMs
  if (left < 0) return 'late'
  if (left < NEAR_MS) return 'near'
  return left < SOON_MS ? 'soon' : 'calm'
}

/** Minutes and seconds to or past a deadline while they matter, `4:05`; null when the larger units are enough. */
export function countdown(leftMs: number): string | null {
  const seconds = Math.floor(Math.abs(leftMs) / 1000)
  if (seconds >= 600) return null
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The moment some days ahead at an hour of the local clock. */
export function atHour(from: Date, daysAhead: number, hour: number): Date {
  const at = new Date(from)
  at.setDate(at.getDate() + daysAhead)
  at.setHours(hour, 0, 0, 0)
  return at
}

/** Days until the next Monday, never today. */
export function daysToMonday(from: Date): number {
  return (8 - from.getDay()) % 7 || 7
}
