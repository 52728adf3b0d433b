import type { ApiKey } from '@atalaya/shared/contract/staff.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Schema } from '../../platform/db-types.gen.ts'

/** A key as the contract shows it: never its hash. */
export function shapeKey(row: Selectable<Schema['api_keys']>): z.infer<typeof ApiKey> {
  return {
    keyId: row.id,
    name: row.name,
    prefix: row.prefix,
    permissions: row.permissions as z.infer<typeof ApiKey>['permissions'],
    scope: row.scope as z.infer<typeof ApiKey>['scope'],
    teamIds: row.team_ids,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}
