import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'

/** The kinds of a timeline's items, in the order they stand when they happened at the same moment. */
export const KINDS = ['message', 'note', 'activity'] as const
export type TimelineKind = (typeof KINDS)[number]

/** Where an item stands: the moment to the microsecond, its kind, its id (the place in the log for activity). */
export interface TimelinePlace {
  at: string
  kind: TimelineKind
  id: string
}

const Written = z.tuple([z.iso.datetime(), z.enum(KINDS), z.string().regex(/^[0-9a-f-]{1,36}$/)])

export function printPlace({ at, kind, id }: TimelinePlace): string {
  return Buffer.from(JSON.stringify([at, kind, id])).toString('base64url')
}

/** Throws `invalid` for a text that no page gave out. */
export function parsePlace(text: string): TimelinePlace {
  try {
    const [at, kind, id] = Written.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { at, kind, id }
  } catch {
    throw new AppError('invalid', 'request/bad-cursor', 'This cursor was not given out by a page; begin again without it.')
  }
}

/** Items of this kind that stand before the place, for rows with the moment and id in these columns. */
export function beforePlace(
  kind: TimelineKind,
  at: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  place: TimelinePlace | undefined,
): RawBuilder<boolean> {
  if (!place) return sql<boolean>`true`
  const moment = sql`${place.at}::timestamptz`
  const order = KINDS.indexOf(kind) - KINDS.indexOf(place.kind)
  if (order < 0) return sql<boolean>`${at} <= ${moment}`
  if (order > 0) return sql<boolean>`${at} < ${moment}`
  return sql<boolean>`(${at}, ${id}) < (${moment}, ${place.id}${kind === 'activity' ? sql`::bigint` : sql`::uuid`})`
}

/** Negative when `a` stands before `b`. Ids of one length compare as text; places in the log grow in length. */
export function comparePlaces(a: TimelinePlace, b: TimelinePlace): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  if (a.kind !== b.kind) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)
  return a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id))
}

/** The moment of a column as text that loses nothing. */
export function exactly(at: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}
