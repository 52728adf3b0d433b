import type { View } from '@atalaya/shared/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import { chooseFilter } from './filter-cases.ts'
import { listSavedViews, readFilter } from './list-saved-views.ts'
import { sumTallies, TALLIED } from './sum-tallies.ts'
import { type Condition, legsOf } from './view-rules.ts'

/** Further than this nobody reads a number; counting stops. */
export const COUNT_CAP = 1000
/** More saved views than this are listed without a number. */
const MOST_SAVED = 20
/** The default views whose number depends on more than a case's owner, team and standing. */
const COUNTED = ['mentions', 'followed', 'in-doubt'] as const

export interface Counts {
  cap: number
  views: Record<View, number>
  saved: Record<string, number>
}

/** How many cases each view and each saved view holds for the caller, up to a cap. */
export async function countCases(db: Reader, caller: Caller): Promise<Counts> {
  const [sums, { counted, savedIds }] = await Promise.all([sumTallies(caller).execute(db), countOneByOne(db, caller)])
  const tallied = sums.rows[0]?.numbers ?? []
  const capped = (number: number | undefined) => Math.min(Math.max(number ?? 0, 0), COUNT_CAP)
  const views = Object.fromEntries([
    ...TALLIED.map((view, at) => [view, capped(tallied[at])]),
    ...COUNTED.map((view, at) => [view, capped(counted[at])]),
  ]) as Record<View, number>
  // Every case is open, closed or set aside, so the sum is the count.
  views.all = capped(views['all-open'] + views.closed + views['set-aside'])
  return { cap: COUNT_CAP, views, saved: Object.fromEntries(savedIds.map((viewId, at) => [viewId, capped(counted[COUNTED.length + at])])) }
}

async function countOneByOne(db: Reader, caller: Caller): Promise<{ counted: number[]; savedIds: string[] }> {
  const saved = (await listSavedViews(db, caller)).slice(0, MOST_SAVED)
  const legs = [
    ...COUNTED.map((view) => legsOf(caller, view, [])),
    ...(await Promise.all(
      saved.map(async ({ filter }) => {
        const { view, sort: _, ...fields } = readFilter(filter)
        return legsOf(caller, view ?? 'all-open', await chooseFilter(db, fields))
      }),
    )),
  ]
  const { rows } = await countStatement(legs).execute(db)
  return { counted: rows[0]?.counts ?? [], savedIds: saved.map(({ viewId }) => viewId) }
}

/** One statement that counts each list of legs, no leg further than one above the cap. */
export function countStatement(counted: readonly (readonly Condition[])[]): RawBuilder<{ counts: number[] }> {
  const numbers = counted.map((legs) => {
    const each = legs.map((leg) => sql`(select count(*)::int from (select 1 from cases c where ${leg} limit ${COUNT_CAP + 1}) n)`)
    return sql.join(each, sql` + `)
  })
  return sql<{ counts: number[] }>`select array[${sql.join(numbers)}] as counts`
}
