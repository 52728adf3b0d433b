import type { BulkSource } from '@atalaya/shared/contract/bulk.ts'
import { MOST_BULK } from '@atalaya/shared/contract/bulk.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import { scopeOf } from '../data-scope.ts'
import { filterCases } from '../views/filter-cases.ts'
import { legsOf } from '../views/view-rules.ts'

/** The rows of `cases` that are meant, all within the caller's scope and each once; one more than the most allowed when there are too many. */
export function matchCases(caller: Caller, source: BulkSource): RawBuilder<unknown> {
  const most = MOST_BULK + 1
  if (source.by === 'cases') return sql`(select c.* from cases c where c.id = any(${source.caseIds}::uuid[]) and ${scopeOf(caller)})`
  const { by: _, view, ...filter } = source
  const legs = legsOf(caller, view, filterCases(filter)).map((leg) => sql`(select c.* from cases c where ${leg} limit ${most})`)
  return sql`(select * from (${sql.join(legs, sql` union all `)}) m limit ${most})`
}
