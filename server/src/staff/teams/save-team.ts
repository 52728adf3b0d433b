import type { saveTeam as route, Team } from '@atalaya/shared/contract/staff.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { listTeams } from './list-teams.ts'

/** The team has this name and exactly these members; a retired one is offered no more. Its id is chosen by who makes it. */
export async function saveTeam(tx: Tx, caller: Caller, { teamId, name, memberIds, retired }: z.output<typeof route.input>): Promise<Team> {
  try {
    await tx
      .insertInto('teams')
      .values({ id: teamId, name, retired_at: retired ? caller.at : null })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ name, retired_at: retired ? sql<Date>`coalesce(teams.retired_at, excluded.retired_at)` : null }),
      )
      .execute()
  } catch (error) {
    if (brokenUnique(error) === 'teams_name_key') throw new AppError('conflict', 'team/name-taken', 'Another team has this name.')
    throw error
  }
  await setMembers(tx, teamId, [...new Set(memberIds)])
  await emit(tx, actorOf(caller), 'team.changed', { teamId })
  return (await listTeams(tx, [teamId]))[0]!
}

async function setMembers(tx: Tx, teamId: string, memberIds: readonly string[]): Promise<void> {
  const known = await sql<{ id: string }>`select id from people where id = any(${memberIds}::uuid[])`.execute(tx)
  if (known.rows.length !== memberIds.length) throw new AppError('invalid', 'person/unknown', 'There is no such person.')
  await sql`delete from team_members where team_id = ${teamId} and person_id <> all(${memberIds}::uuid[])`.execute(tx)
  await sql`insert into team_members (team_id, person_id) select ${teamId}, unnest(${memberIds}::uuid[]) on conflict do nothing`.execute(tx)
}
