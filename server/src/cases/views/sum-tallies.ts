import type { View } from '@atalaya/shared/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Caller, personOf } from '../../platform/caller.ts'
import { scopeOf, tallyScopeOf, watchedPiece } from '../data-scope.ts'

/** The views whose number follows from who has a case and how it stands, which is tallied as cases change. */
export const TALLIED = [
  'mine',
  'unassigned',
  'waiting',
  'due-soon',
  'breached',
  'snoozed',
  'all-open',
  'closed',
  'set-aside',
] as const satisfies View[]
type Tallied = (typeof TALLIED)[number]

/** The bits of `case_standing`. */
const BITS = { closed: 1, aside: 2, open: 4, asleep: 8, waiting: 16, warned: 32, breached: 64 }

const standing = sql`public.case_standing(c.state, c.set_aside_at, c.snoozed_until, c.waiting_since, c.due_at, c.warned_at, c.breached_at)`
const has = (bit: number) => sql`t.standing & ${sql.lit(bit)} > 0`
const awake = sql`t.standing & ${sql.lit(BITS.open + BITS.asleep)} = ${sql.lit(BITS.open)}`

const HOLDS: Record<Tallied, (me: string | null) => RawBuilder<unknown>> = {
  mine: (me) => sql`${awake} and t.owner_id = ${me}::uuid`,
  unassigned: () => sql`${awake} and t.owner_id is null`,
  waiting: () => sql`${awake} and ${has(BITS.waiting)}`,
  'due-soon': () => has(BITS.warned),
  breached: () => has(BITS.breached),
  snoozed: () => has(BITS.asleep),
  'all-open': () => has(BITS.open),
  closed: () => has(BITS.closed),
  'set-aside': () => has(BITS.aside),
}

/**
 * One row, `numbers` in the order of `TALLIED`: how many cases each view holds for the caller at the moment they asked. Read are the tallies,
 * the few cases in sight only because they are watched, and those whose time ran out and that nobody has marked yet.
 */
export function sumTallies(caller: Caller): RawBuilder<{ numbers: number[] }> {
  const me = personOf(caller)
  const sums = TALLIED.map((view) => sql`coalesce(sum(t.cases) filter (where ${HOLDS[view](me)}), 0)::int`)
  const overdue = sql`from cases c where public.alarm_at(c.waiting_since, c.due_at, c.warned_at) <= ${caller.at} and c.due_at <= ${caller.at}
    and c.due_at is not null and c.breached_at is null and c.state <> 'closed' and c.set_aside_at is null and ${scopeOf(caller)}`
  return sql`select array[${sql.join(sums)}] as numbers from (
    select t.owner_id, t.standing, t.cases from case_tallies t where ${tallyScopeOf(caller)}
    union all select t.owner_id, t.standing, t.cases from case_tally_changes t where ${tallyScopeOf(caller)}
    union all select c.owner_id, ${standing}, 1 from cases c where ${watchedPiece(caller)}
    union all select c.owner_id, ${sql.lit(BITS.breached)}, 1 ${overdue}
    union all select c.owner_id, ${sql.lit(BITS.warned)}, -1 ${overdue} and c.warned_at is not null) t`
}
