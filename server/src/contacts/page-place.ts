import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../platform/errors.ts'

/** Where a page of a list by time ended: at which moment (to the microsecond), at which row. */
export interface PagePlace {
  at: string
  id: string
}
const Printed = z.tuple([z.iso.datetime(), z.uuid()])

export function printPlace({ at, id }: PagePlace): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

/** Throws `invalid` for a text that no page gave out. */
export function parsePlace(cursor: string): PagePlace {
  try {
    const [at, id] = Printed.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { at, id }
  } catch {
    throw new AppError('invalid', 'request/bad-cursor', 'This cursor was not given out by a page; begin again without it.')
  }
}

/** A moment as text without losing its microseconds, which a `Date` would. */
export function utcMicros(moment: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${moment} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}
