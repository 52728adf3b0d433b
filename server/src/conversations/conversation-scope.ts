import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Caller } from '../platform/caller.ts'

/**
 * The data scope of conversations `v`: those of a case the caller may see, and those that are nobody's case. The rule for cases stands in
 * cases/access-case.ts, above this slice; it is repeated here on the same columns, and a test holds the two together.
 */
export function conversationScope(caller: Caller): RawBuilder<SqlBool> {
  return inSight(caller, sql`v.case_id`)
}

/** That of messages `m` of conversations `v`: a message is of the case it is in, which may be another than its conversation's by now. */
export function messageScope(caller: Caller): RawBuilder<SqlBool> {
  return inSight(caller, sql`coalesce(m.case_id, v.case_id)`)
}

function inSight(caller: Caller, caseId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  if (caller.scope === 'all') return sql<SqlBool>`true`
  const own = sql<SqlBool>`c.owner_id = ${caller.id || null}::uuid or exists (select 1 from followers f where f.case_id = c.id and f.person_id = ${caller.id || null}::uuid)
    or exists (select 1 from mentions n where n.case_id = c.id and n.person_id = ${caller.id || null}::uuid)`
  const visible =
    caller.scope === 'own'
      ? own
      : sql<SqlBool>`${own} or c.team_id = any(${[...caller.teamIds]}::uuid[]) or (c.team_id is null and c.owner_id is null)`
  return sql<SqlBool>`(${caseId} is null or exists (select 1 from cases c where c.id = ${caseId} and (${visible})))`
}
