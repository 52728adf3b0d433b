import { sql } from 'kysely'
import type { Reader } from '../platform/db.ts'
import type { CaseInSight } from './data-scope.ts'

/** For `canSee`: owner, team and watchers of the cases that exist, by case id, with one statement. */
export async function readSight(db: Reader, caseIds: readonly string[]): Promise<Map<string, CaseInSight>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string } & CaseInSight>`
    select c.id, c.owner_id as "ownerId", c.team_id as "teamId", coalesce(w.ids, '{}') as "watcherIds"
    from cases c left join (select case_id, array_agg(distinct person_id) as ids from (
        select case_id, person_id from followers where case_id = any(${caseIds}::uuid[])
        union all select case_id, person_id from mentions where case_id = any(${caseIds}::uuid[])) one group by case_id) w on w.case_id = c.id
    where c.id = any(${caseIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...sight }) => [id, sight]))
}
