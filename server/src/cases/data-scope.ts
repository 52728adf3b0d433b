import { type RawBuilder, sql } from 'kysely'
import { type Caller, personOf } from '../platform/caller.ts'

/** What decides who sees a case. `watcherIds` are those who follow it or are mentioned in it. */
export interface CaseInSight {
  ownerId: string | null
  teamId: string | null
  watcherIds: readonly string[]
}

/**
 * Whether the case lies in the caller's data scope: `own` sees what is theirs and what they follow or are mentioned in, `team` also what is
 * their teams' or nobody's, `all` everything. `scopeOf` is the same rule for SQL.
 */
export function canSee(caller: Caller, { ownerId, teamId, watcherIds }: CaseInSight): boolean {
  if (caller.scope === 'all') return true
  const me = personOf(caller)
  if (me !== null && (ownerId === me || watcherIds.includes(me))) return true
  if (caller.scope === 'own') return false
  return teamId === null ? ownerId === null : caller.teamIds.includes(teamId)
}

/** The condition on `cases c` that holds for the cases the caller may see. */
export function scopeOf(caller: Caller): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(scopePieces(caller), sql` or `)})`
}

/** The same cases as `scopeOf` in pieces that share no case, each of which an index can walk in order. */
export function scopePieces(caller: Caller): RawBuilder<unknown>[] {
  return caller.scope === 'all' ? [sql`true`] : [...ownedPieces(caller), watchedPiece(caller)]
}

/**
 * The pieces that follow from owner and team. A list takes its page of every piece and merges; walking all cases to find the few of a
 * small team would grow with the company.
 */
export function ownedPieces(caller: Caller): RawBuilder<unknown>[] {
  if (caller.scope === 'all') return [sql`true`]
  const me = personOf(caller)
  const mine = sql`c.owner_id = ${me}::uuid`
  if (caller.scope === 'own') return [mine]
  // A key owns nothing, and what is nobody's is not its own.
  const notMine = me === null ? sql`true` : sql`c.owner_id is distinct from ${me}::uuid`
  return [mine, ...caller.teamIds.map((teamId) => sql`(c.team_id = ${teamId}::uuid and ${notMine})`), sql`(c.team_id is null and c.owner_id is null)`]
}

/** The piece that is in sight only because the caller follows the case or is mentioned in it. */
export function watchedPiece(caller: Caller): RawBuilder<unknown> {
  if (caller.scope === 'all') return sql`false`
  const me = personOf(caller)
  const watched = sql`c.id = any(array(${watchedBy(me)})) and ${me === null ? sql`true` : sql`c.owner_id is distinct from ${me}::uuid`}`
  if (caller.scope === 'own') return sql`(${watched})`
  return sql`(${watched} and case when c.team_id is null then c.owner_id is not null else c.team_id <> all(${caller.teamIds}::uuid[]) end)`
}

/** The same rule without what is watched, for rows `t` of tallies by owner and team. */
export function tallyScopeOf(caller: Caller): RawBuilder<unknown> {
  if (caller.scope === 'all') return sql`true`
  const mine = sql`t.owner_id = ${personOf(caller)}::uuid`
  if (caller.scope === 'own') return mine
  return sql`(${mine} or t.team_id = any(${caller.teamIds}::uuid[]) or (t.team_id is null and t.owner_id is null))`
}

function watchedBy(personId: string | null): RawBuilder<unknown> {
  return sql`select w.case_id from followers w where w.person_id = ${personId}::uuid
    union select w.case_id from mentions w where w.person_id = ${personId}::uuid`
}
