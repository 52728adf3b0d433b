import { sql } from 'kysely'
import type { Reader } from '../platform/db.ts'
import type { CaseInSight } from './data-scope.ts'

/** For `canSee`: owner, team and watchers of the cases that exist, by case id, with one statement. */
export async function readSight(db: Reader, caseIds: readonly string[]): Promise<Map<string, CaseInSight>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string } & CaseInSight>`
    select c.id, c.owner_id as "ownerId", c.team_id as "teamId",
      array(select f.person_id from followers f where f.case_id = c.id
        union select m.person_id from mentions m where m.case_id = c.id) as "watcherIds"
    from cases c where c.id = any(${caseIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...sight }) => [id, sight]))
}
