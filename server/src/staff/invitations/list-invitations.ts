import type { Invitation } from '@atalaya/shared/contract/staff.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { shapeInvitation } from './find-invitation.ts'

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(db: Db, at: Date): Promise<z.infer<typeof Invitation>[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(shapeInvitation)
}
