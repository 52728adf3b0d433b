import type { View } from '@atalaya/shared/contract/cases.ts'
import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { type RawBuilder, sql } from 'kysely'
import { filterCases } from '../cases/views/filter-cases.ts'
import { legsOf } from '../cases/views/view-rules.ts'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'

interface Row extends Omit<Overview['now'], 'longestWaitSince'> {
  longestWaitSince: Date | null
}

/** What is owed now: the whole length of the desk's own views, in one round trip. A case that sleeps is open and in none of the others. */
export async function countNow(db: Reader, caller: Caller, accountIds: string[] | undefined): Promise<Overview['now']> {
  const count = (view: View, extra: { unassigned?: boolean } = {}) => {
    const legs = legsOf(caller, view, filterCases({ accountIds, ...extra }))
    return sql`(${sql.join(
      legs.map((leg) => sql`(select count(*)::int from cases c where ${leg})`),
      sql` + `,
    )})`
  }
  const { rows } = await sql<Row>`select ${count('all-open')} as open, ${count('unassigned')} as unassigned,
    ${count('all-open', { unassigned: false })} as assigned, ${count('waiting')} as waiting, ${count('breached')} as breached,
    ${count('in-doubt')} as "inDoubt", ${earliestWait(caller, accountIds)} as "longestWaitSince"`.execute(db)
  const [{ longestWaitSince, ...counts }] = rows as [Row]
  return { ...counts, longestWaitSince: longestWaitSince?.toISOString() ?? null }
}

function earliestWait(caller: Caller, accountIds: string[] | undefined): RawBuilder<unknown> {
  const legs = legsOf(caller, 'waiting', filterCases({ accountIds }))
  return sql`least(${sql.join(legs.map((leg) => sql`(select c.waiting_since from cases c where ${leg} order by c.waiting_since, c.id limit 1)`))})`
}
