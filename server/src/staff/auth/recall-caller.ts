import { PERMISSIONS, type Permission } from '@atalaya/shared/contract/permissions.ts'
import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'

interface Row {
  scope: Caller['scope']
  permissions: string[]
  teamIds: string[]
  locale: Caller['locale']
}

/**
 * The person or key as the caller they would be now, for work that goes on after their request has ended; null when they may no longer come
 * in. What was taken from them meanwhile is gone here too.
 */
export async function recallCaller(db: Reader, { kind, id }: Pick<Caller, 'kind' | 'id'>, at: Date): Promise<Caller | null> {
  const { rows } = await (kind === 'person'
    ? sql<Row>`select f.scope, f.permissions, p.locale, array(select m.team_id from team_members m where m.person_id = p.id) as "teamIds"
        from people p join permission_profiles f on f.id = p.profile_id where p.id = ${id}::uuid and p.deactivated_at is null`
    : sql<Row>`select k.scope, k.permissions, 'es' as locale, k.team_ids as "teamIds"
        from api_keys k where k.id = ${id}::uuid and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${at})`
  ).execute(db)
  const found = rows[0]
  if (!found) return null
  const known = PERMISSIONS.filter((permission) => found.permissions.includes(permission))
  return { ...found, kind, id, permissions: new Set<Permission>(known), at }
}
