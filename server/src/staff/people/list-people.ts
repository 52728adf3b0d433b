import type { Person } from '@atalaya/shared/contract/staff.ts'
import { sql } from 'kysely'
import type { Reader } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'

/** Everyone who works here or did, by name. */
export async function listPeople(db: Reader): Promise<Person[]> {
  return (await select(db).orderBy('p.name').orderBy('p.id').execute()).map(shape)
}

/** One person; `not_found` when there is none of that id. */
export async function readPerson(db: Reader, personId: string): Promise<Person> {
  const found = await select(db).where('p.id', '=', personId).executeTakeFirst()
  if (!found) throw new AppError('not_found', 'person/unknown', 'There is no such person.')
  return shape(found)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function select(db: Reader) {
  return db
    .selectFrom('people as p')
    .innerJoin('permission_profiles as f', 'f.id', 'p.profile_id')
    .select(['p.id', 'p.name', 'p.email', 'p.image', 'p.profile_id', 'f.key', 'p.locale', 'p.two_factor_enabled'])
    .select(['p.deactivated_at', 'p.created_at', 'p.last_seen_at'])
    .select(sql<string[]>`array(select team_id from team_members where person_id = p.id order by team_id)`.as('teams'))
}

function shape(row: Row): Person {
  return {
    personId: row.id,
    name: row.name,
    email: row.email,
    image: row.image,
    profileId: row.profile_id,
    profileKey: row.key,
    teamIds: row.teams,
    locale: row.locale as Person['locale'],
    twoFactorEnabled: row.two_factor_enabled,
    deactivatedAt: row.deactivated_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  }
}
