import type { Profile } from '@atalaya/shared/contract/staff.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'

/** The permission profiles, the widest first. */
export async function listProfiles(db: Db): Promise<z.infer<typeof Profile>[]> {
  const rows = await db.selectFrom('permission_profiles').selectAll().execute()
  return rows
    .sort((a, b) => b.permissions.length - a.permissions.length)
    .map(({ id, key, name, scope, permissions }) => ({ profileId: id, key, name, scope, permissions }) as z.infer<typeof Profile>)
}
