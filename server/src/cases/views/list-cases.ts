import type { CaseRow, listCases as Contract } from '@atalaya/shared/contract/cases.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { shapeRows } from '../shape-rows.ts'
import { chooseFilter } from './filter-cases.ts'
import { type ListPlace, parseCursor, printCursor } from './list-cursor.ts'
import { SORT_LEGS, type SortLeg } from './sort-legs.ts'
import { type Condition, legsOf, VIEW_RULES } from './view-rules.ts'

export type ListInput = z.infer<(typeof Contract)['input']>

/** A page of a view: first the ids, walked in order by indexes, then all that the rows show with one statement more. */
export async function listCases(db: Reader, caller: Caller, input: ListInput): Promise<{ rows: CaseRow[]; nextCursor: string | null }> {
  const { view, sort, cursor, limit, ...filter } = input
  const order = SORT_LEGS[sort ?? VIEW_RULES[view].sort]
  const legs = legsOf(caller, view, await chooseFilter(db, filter))
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  if (after && after.leg >= order.length) throw new AppError('invalid', 'request/bad-cursor', 'This cursor belongs to another order.')
  const places: ListPlace[] = []
  for (let at = after?.leg ?? 0; at < order.length && places.length <= limit; at++) {
    const from = after?.leg === at ? after : undefined
    const found = await pageStatement(legs, order[at]!, from, limit + 1 - places.length).execute(db)
    places.push(...found.rows.map((row) => ({ leg: at, ...row })))
  }
  const page = places.slice(0, limit)
  const rows = await shapeRows(
    db,
    caller,
    page.map((place) => place.caseId),
  )
  return { rows, nextCursor: places.length > limit ? printCursor(page.at(-1)!) : null }
}

/** The ids of one page of one stretch: the first of each leg, merged. */
export function pageStatement(legs: readonly Condition[], { where, column, descending }: SortLeg, after: ListPlace | undefined, limit: number) {
  const way = descending ? sql`desc` : sql`asc`
  const beyond = after ? sql`(${column}, c.id) ${descending ? sql`<` : sql`>`} (${after.at}::timestamptz, ${after.caseId}::uuid)` : sql`true`
  const walks = legs.map(
    (leg) =>
      sql`(select c.id, ${column} as at from cases c where ${leg} and ${where} and ${beyond} order by ${column} ${way}, c.id ${way} limit ${limit})`,
  )
  return sql<{ caseId: string; at: string }>`
    select id as "caseId", to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from (${sql.join(walks, sql` union all `)}) p order by p.at ${way}, p.id ${way} limit ${limit}`
}
