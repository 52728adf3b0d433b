import { type RawBuilder, sql } from 'kysely'
import { scopeOf } from '../cases/data-scope.ts'
import { filterCases } from '../cases/views/filter-cases.ts'
import type { Caller } from '../platform/caller.ts'

/** What the figures speak of: the cases opened from a moment (inclusive) to another (exclusive), on one account or on all. */
export interface Span {
  from: string
  to: string
  accountIds?: string[] | undefined
}

/** The condition on `cases c` of the list that stands behind a figure: opened in the span, seen by the caller. */
export function casesInSpan(caller: Caller, { from, to, accountIds }: Span): RawBuilder<unknown> {
  return sql.join([...filterCases({ openedFrom: from, openedTo: to, accountIds }), scopeOf(caller)], sql` and `)
}
