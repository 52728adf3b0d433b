import { createHash } from 'node:crypto'
import type { Invitation } from '@atalaya/shared/contract/staff.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Reader } from '../../platform/db.ts'
import type { Schema } from '../../platform/db-types.gen.ts'
import { AppError } from '../../platform/errors.ts'

export type InvitationRow = Selectable<Schema['invitations']>

/** Only the hash of a token is kept. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The invitation a token opens; `not_found` when it was taken back, accepted, replaced or is older than seven days. */
export async function findInvitation(db: Reader, token: string, at: Date): Promise<InvitationRow> {
  const found = await db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  if (!found) throw new AppError('not_found', 'invitation/lapsed', 'This invitation was used, taken back or is too old; ask for a new one.')
  return found
}

export function shapeInvitation(row: InvitationRow): z.infer<typeof Invitation> {
  return {
    invitationId: row.id,
    email: row.email,
    name: row.name,
    profileId: row.profile_id,
    teamIds: row.team_ids,
    expiresAt: row.expires_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  }
}
