import type { View } from '@atalaya/shared/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Caller, personOf } from '../../platform/caller.ts'
import { ownedPieces, scopeOf, watchedPiece } from '../data-scope.ts'

export type Condition = RawBuilder<unknown>
export type Sort = 'recent' | 'waiting' | 'due' | 'opened'

/** The three parts every case is in exactly one of, in the words of the partial indexes. */
const PARTS = {
  open: sql`c.state <> 'closed' and c.set_aside_at is null`,
  closed: sql`c.state = 'closed'`,
  aside: sql`c.state <> 'closed' and c.set_aside_at is not null`,
}
type Part = keyof typeof PARTS

interface ViewRule {
  parts: readonly Part[]
  sort: Sort
  where(caller: Caller): Condition
  /** True when `where` itself leaves few cases, found by an index of their own; the scope is then a condition like any other. */
  narrow?: boolean
}

const awake = sql`c.snoozed_until is null`
const mentioned = (personId: string | null) => sql`c.id = any(array(select m.case_id from mentions m where m.person_id = ${personId}::uuid
  and (m.seen_at is null or exists (select 1 from cases o where o.id = m.case_id and o.state <> 'closed'))))`

/** What each view holds. A case that sleeps is not among those to work on; a mention stays until it is seen or, if that is later, the case is closed. */
export const VIEW_RULES: Record<View, ViewRule> = {
  mine: { parts: ['open'], sort: 'recent', where: (caller) => sql`c.owner_id = ${personOf(caller)}::uuid and ${awake}`, narrow: true },
  unassigned: { parts: ['open'], sort: 'recent', where: () => sql`c.owner_id is null and ${awake}`, narrow: true },
  mentions: { parts: ['open', 'closed', 'aside'], sort: 'recent', where: (caller) => mentioned(personOf(caller)), narrow: true },
  waiting: { parts: ['open'], sort: 'waiting', where: () => sql`c.waiting_since is not null and ${awake}`, narrow: true },
  'due-soon': {
    parts: ['open'],
    sort: 'due',
    where: ({ at }) => sql`c.warned_at is not null and c.breached_at is null and c.due_at is not null and c.due_at > ${at}`,
    narrow: true,
  },
  breached: { parts: ['open'], sort: 'due', where: ({ at }) => sql`c.due_at is not null and c.due_at <= ${at}`, narrow: true },
  snoozed: { parts: ['open'], sort: 'recent', where: () => sql`c.snoozed_until is not null`, narrow: true },
  followed: {
    parts: ['open'],
    sort: 'recent',
    where: (caller) => sql`c.id = any(array(select f.case_id from followers f where f.person_id = ${personOf(caller)}::uuid))`,
    narrow: true,
  },
  'in-doubt': {
    parts: ['open'],
    sort: 'recent',
    where: () => sql`c.id = any(array(select m.case_id from messages m where m.state in ('failed', 'uncertain') and m.case_id is not null))`,
    narrow: true,
  },
  'all-open': { parts: ['open'], sort: 'recent', where: () => sql`true` },
  closed: { parts: ['closed'], sort: 'recent', where: () => sql`true` },
  'set-aside': { parts: ['aside'], sort: 'recent', where: () => sql`true`, narrow: true },
  all: { parts: ['open', 'closed', 'aside'], sort: 'recent', where: () => sql`true` },
}

/**
 * The conditions on `cases c` whose cases together make up the view for the caller; none is in two of them, and every one walks an index.
 * As few as will do, for planning a walk takes longer than walking it.
 */
export function legsOf(caller: Caller, view: View, filters: readonly Condition[]): Condition[] {
  const rule = VIEW_RULES[view]
  const base = [rule.where(caller), ...filters]
  const leg = (...conditions: Condition[]) => sql`${sql.join([...conditions, ...base], sql` and `)}`
  // Nothing to merge: one condition for all parts keeps the index of all cases in use.
  const parts = rule.parts.length === 3 ? [] : rule.parts.map((part) => PARTS[part])
  if (rule.narrow || caller.scope === 'all') return parts.length === 0 ? [leg(scopeOf(caller))] : parts.map((part) => leg(part, scopeOf(caller)))
  const owned = ownedPieces(caller)
  return [
    // What is set aside is little, whoever's it is.
    ...rule.parts.flatMap((part) => (part === 'aside' ? [leg(PARTS.aside, anyOf(owned))] : owned.map((piece) => leg(PARTS[part], piece)))),
    leg(watchedPiece(caller), parts.length === 0 ? sql`true` : anyOf(parts)),
  ]
}

function anyOf(conditions: readonly Condition[]): Condition {
  return sql`(${sql.join(conditions, sql` or `)})`
}
