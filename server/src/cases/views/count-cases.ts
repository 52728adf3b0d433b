import { VIEWS, type View } from '@atalaya/shared/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import { filterCases } from './filter-cases.ts'
import { listSavedViews, readFilter } from './list-saved-views.ts'
import { type Condition, legsOf } from './view-rules.ts'

/** Further than this nobody reads a number; counting stops. */
export const COUNT_CAP = 1000
/** More saved views than this are listed without a number. */
const MOST_SAVED = 20
const COUNTED = VIEWS.filter((view) => view !== 'all')

export interface Counts {
  cap: number
  views: Record<View, number>
  saved: Record<string, number>
}

/** How many cases each view and each saved view holds for the caller, up to a cap, all in one round trip. */
export async function countCases(db: Reader, caller: Caller): Promise<Counts> {
  const saved = (await listSavedViews(db, caller)).slice(0, MOST_SAVED)
  const counted = [
    ...COUNTED.map((view) => legsOf(caller, view, [])),
    ...saved.map(({ filter }) => {
      const { view, sort: _, ...fields } = readFilter(filter)
      return legsOf(caller, view ?? 'all-open', filterCases(fields))
    }),
  ]
  const { rows } = await countStatement(counted).execute(db)
  const numbers = (rows[0]?.counts ?? []).map((count) => Math.min(count, COUNT_CAP))
  const views = Object.fromEntries(COUNTED.map((view, at) => [view, numbers[at] ?? 0])) as Record<View, number>
  // Every case is open, closed or set aside, so the sum is the count.
  views.all = Math.min(views['all-open'] + views.closed + views['set-aside'], COUNT_CAP)
  return { cap: COUNT_CAP, views, saved: Object.fromEntries(saved.map(({ viewId }, at) => [viewId, numbers[COUNTED.length + at] ?? 0])) }
}

/** One statement that counts each list of legs, no leg further than one above the cap. */
export function countStatement(counted: readonly (readonly Condition[])[]): RawBuilder<{ counts: number[] }> {
  const numbers = counted.map((legs) => {
    const each = legs.map((leg) => sql`(select count(*)::int from (select 1 from cases c where ${leg} limit ${COUNT_CAP + 1}) n)`)
    return sql.join(each, sql` + `)
  })
  return sql<{ counts: number[] }>`select array[${sql.join(numbers)}] as counts`
}
