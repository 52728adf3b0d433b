import type { Team } from '@atalaya/shared/contract/staff.ts'
import { sql } from 'kysely'
import type { Reader } from '../../platform/db.ts'

/** The teams by name, retired ones last; or those of the given ids. */
export async function listTeams(db: Reader, teamIds?: readonly string[]): Promise<Team[]> {
  const rows = await db
    .selectFrom('teams as t')
    .select(['t.id', 't.name', 't.retired_at'])
    .select(sql<string[]>`array(select person_id from team_members where team_id = t.id order by person_id)`.as('members'))
    .$if(teamIds !== undefined, (query) => query.where('t.id', 'in', [...(teamIds ?? [])]))
    .orderBy(sql`t.retired_at is not null`)
    .orderBy('t.name')
    .execute()
  return rows.map(({ id, name, members, retired_at }) => ({ teamId: id, name, memberIds: members, retiredAt: retired_at?.toISOString() ?? null }))
}
