import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { demandOwn } from '../demand-own.ts'

/** Holds everyone else who changes people back until the transaction ends; then refuses a caller who may do less than the person. */
export async function demandAuthorityOver(tx: Tx, caller: Caller, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('people', 0))`.execute(tx)
  const person = await tx
    .selectFrom('people as p')
    .innerJoin('permission_profiles as f', 'f.id', 'p.profile_id')
    .select('f.permissions')
    .where('p.id', '=', personId)
    .executeTakeFirst()
  if (!person) throw new AppError('not_found', 'person/unknown', 'There is no such person.')
  demandOwn(caller, person.permissions)
}

/** Refuses a profile that is not there, or that may do what the caller may not. */
export async function demandProfile(tx: Tx, caller: Caller, profileId: string): Promise<{ key: string | null; name: string }> {
  const profile = await tx.selectFrom('permission_profiles').select(['key', 'name', 'permissions']).where('id', '=', profileId).executeTakeFirst()
  if (!profile) throw new AppError('invalid', 'profile/unknown', 'There is no such profile.')
  demandOwn(caller, profile.permissions)
  return profile
}

/** Refuses what would leave nobody who can manage people. Called after the change, in its transaction. */
export async function demandSomeoneInCharge(tx: Tx): Promise<void> {
  const someone = await tx
    .selectFrom('people as p')
    .innerJoin('permission_profiles as f', 'f.id', 'p.profile_id')
    .select('p.id')
    .where('p.deactivated_at', 'is', null)
    .where(sql<boolean>`'staff.manage' = any(f.permissions)`)
    .limit(1)
    .executeTakeFirst()
  if (!someone) throw new AppError('conflict', 'person/last-administrator', 'Someone must be left who can manage people.')
}

/** Refuses teams that are not there. */
export async function demandTeams(tx: Tx, teamIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(teamIds)]
  if (wanted.length === 0) return
  const found = await tx.selectFrom('teams').select('id').where('id', 'in', wanted).execute()
  if (found.length !== wanted.length) throw new AppError('invalid', 'team/unknown', 'There is no such team.')
}
