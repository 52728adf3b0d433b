import { type Country, places } from './places.ts'
import type { Random } from './random.ts'

const hourly = [1, 0.5, 0.3, 0.2, 0.2, 0.5, 1.5, 4, 8, 11, 12, 11.5, 10, 9, 9, 9.5, 9.5, 9, 8.5, 8, 7, 5.5, 4, 2] as const
const daily = { Sun: 0.4, Mon: 1.35, Tue: 1.12, Wed: 1, Thu: 1, Fri: 1.1, Sat: 0.6 } as Record<string, number>
const paydays = new Set([1, 15, 16, 30, 31])

/** How busy the hour is for people of the country, from 0 to 1: office hours, Mondays and paydays stand out. */
export function busyness(at: number, clock: Intl.DateTimeFormat): number {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  const payday = paydays.has(Number(parts.day)) ? 1.45 : 1
  return (hourly[Number(parts.hour) % 24]! * daily[parts.weekday!]! * payday) / (12 * 1.35 * 1.45)
}

/** A clock on the wall of the country, read by `busyness`. */
export const clockOf = (country: Country): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', { timeZone: places[country].timeZone, hourCycle: 'h23', hour: '2-digit', day: 'numeric', weekday: 'short' })

/** A moment between the two, drawn so that busy hours get their share; equal inputs need one shared clock per country. */
export function drawMoment(random: Random, from: number, to: number, clock: Intl.DateTimeFormat): number {
  for (let tries = 0; tries < 500; tries++) {
    const at = Math.floor(from + random.next() * (to - from))
    if (random.chance(busyness(at, clock))) return at
  }
  return from
}

/** When somebody at the desk takes it up: at once in the hours of the desk (7 to 23 in Lima, which keeps UTC-5 all year), else the next morning. */
export function whenAtDesk(at: number, random: Random): number {
  const hour = Math.floor((((at - 5 * 3_600_000) % 86_400_000) + 86_400_000) / 3_600_000) % 24
  return hour >= 7 && hour < 23 ? at : at + ((31 - hour) % 24) * 3_600_000 + random.int(0, 40) * 60_000
}

/** A wait in milliseconds around the given median, with a long tail. */
export function drawWait(random: Random, medianMs: number): number {
  const bell = random.next() + random.next() + random.next() - 1.5
  return Math.max(4_000, Math.floor(medianMs * Math.exp(bell * 1.4)))
}
