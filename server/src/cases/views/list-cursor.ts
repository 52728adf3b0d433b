import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'

/** Where a page ended: in which stretch of the order, at which moment (to the microsecond), at which case. */
const Place = z.tuple([z.number().int().min(0).max(9), z.iso.datetime(), z.uuid()])
export type ListPlace = { leg: number; at: string; caseId: string }

export function printCursor({ leg, at, caseId }: ListPlace): string {
  return Buffer.from(JSON.stringify([leg, at, caseId])).toString('base64url')
}

/** Throws `invalid` for a text that no page gave out. */
export function parseCursor(cursor: string): ListPlace {
  try {
    const [leg, at, caseId] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { leg, at, caseId }
  } catch {
    throw new AppError('invalid', 'request/bad-cursor', 'This cursor was not given out by a page; begin again without it.')
  }
}
