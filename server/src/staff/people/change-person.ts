import type { Person, changePerson as route } from '@atalaya/shared/contract/staff.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'
import { demandAuthorityOver, demandProfile, demandSomeoneInCharge, demandTeams } from './demand-authority.ts'
import { readPerson } from './list-people.ts'

/** The person has this name, this profile and these teams, where they are given. Someone who can manage people is always left. */
export async function changePerson(tx: Tx, caller: Caller, { personId, name, profileId, teamIds }: z.output<typeof route.input>): Promise<Person> {
  await demandAuthorityOver(tx, caller, personId)
  if (profileId) await demandProfile(tx, caller, profileId)
  await tx
    .updateTable('people')
    .set({ ...(name !== undefined && { name }), ...(profileId && { profile_id: profileId }), updated_at: caller.at })
    .where('id', '=', personId)
    .execute()
  if (profileId) await demandSomeoneInCharge(tx)
  if (teamIds) await changeTeams(tx, caller, personId, [...new Set(teamIds)])
  await emit(tx, actorOf(caller), 'person.changed', { personId })
  return readPerson(tx, personId)
}

async function changeTeams(tx: Tx, caller: Caller, personId: string, teamIds: readonly string[]): Promise<void> {
  await demandTeams(tx, teamIds)
  const before = new Set(
    (await tx.selectFrom('team_members').select('team_id').where('person_id', '=', personId).execute()).map((row) => row.team_id),
  )
  const after = new Set(teamIds)
  const left = [...before].filter((teamId) => !after.has(teamId))
  const joined = [...after].filter((teamId) => !before.has(teamId))
  if (left.length > 0) await tx.deleteFrom('team_members').where('person_id', '=', personId).where('team_id', 'in', left).execute()
  if (joined.length > 0) {
    await tx
      .insertInto('team_members')
      .values(joined.map((teamId) => ({ team_id: teamId, person_id: personId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  for (const teamId of [...left, ...joined]) await emit(tx, actorOf(caller), 'team.changed', { teamId })
}
