import { AppError } from '../../platform/errors.ts'

/** Throws `invalid` for a time zone that nobody keeps. */
export function demandTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new AppError('invalid', 'start/unknown-time-zone', 'There is no such time zone.')
  }
}
