import type { Me } from '@atalaya/shared/contract/staff.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import { demandPerson } from '../demand-person.ts'

/** The caller as they see themselves. */
export async function readMe(db: Reader, caller: Caller): Promise<Me> {
  const found = await db
    .selectFrom('people as p')
    .innerJoin('permission_profiles as f', 'f.id', 'p.profile_id')
    .leftJoin('workspace as w', (join) => join.onTrue())
    .select(['p.id', 'p.name', 'p.email', 'p.image', 'p.locale', 'p.two_factor_enabled', 'p.preferences'])
    .select(['f.id as profileId', 'f.key as profileKey', 'f.name as profileName', 'f.scope'])
    .select(['w.name as workspaceName', 'w.time_zone', 'w.locale as workspaceLocale', sql<boolean>`coalesce(w.settings ? 'demo', false)`.as('demo')])
    .where('p.id', '=', demandPerson(caller))
    .executeTakeFirstOrThrow()
  return {
    personId: found.id,
    name: found.name,
    email: found.email,
    image: found.image,
    locale: found.locale as Me['locale'],
    profile: { profileId: found.profileId, key: found.profileKey, name: found.profileName },
    scope: found.scope as Me['scope'],
    permissions: [...caller.permissions],
    teamIds: [...caller.teamIds],
    twoFactorEnabled: found.two_factor_enabled,
    preferences: z.record(z.string(), z.unknown()).parse(found.preferences),
    workspace: {
      name: found.workspaceName ?? 'Atalaya',
      timeZone: found.time_zone ?? 'America/Lima',
      locale: (found.workspaceLocale ?? 'es') as Me['locale'],
      demo: found.demo,
    },
  }
}
