import { BUILT_IN_PROFILES, PROFILE_KEYS } from '@atalaya/shared/contract/permissions.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'

const NAMES = { administrator: 'Administrador', supervisor: 'Supervisor', agent: 'Agente' }

/** Every workspace has the three built-in profiles, with the permissions of this version. */
export async function provisionStaff({ db }: Pick<Platform, 'db'>): Promise<void> {
  const profiles = PROFILE_KEYS.map((key) => {
    const { scope, permissions } = BUILT_IN_PROFILES[key]
    return { id: newId(), key, name: NAMES[key], scope, permissions: [...permissions] }
  })
  await db
    .insertInto('permission_profiles')
    .values(profiles)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ scope: eb.ref('excluded.scope'), permissions: eb.ref('excluded.permissions') })),
    )
    .execute()
}
