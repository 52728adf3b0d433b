import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'

/** The link of the invitation opens nothing any more. One that was accepted cannot be taken back. */
export async function revokeInvitation(tx: Tx, caller: Caller, invitationId: string): Promise<{ done: true }> {
  const invitation = await tx
    .selectFrom('invitations')
    .select(['accepted_at', 'revoked_at'])
    .where('id', '=', invitationId)
    .forUpdate()
    .executeTakeFirst()
  if (!invitation) throw new AppError('not_found', 'invitation/unknown', 'There is no such invitation.')
  if (invitation.accepted_at) throw new AppError('conflict', 'invitation/accepted', 'The invitation was accepted; deactivate the person instead.')
  if (invitation.revoked_at) return { done: true }
  await tx.updateTable('invitations').set({ revoked_at: caller.at }).where('id', '=', invitationId).execute()
  await emit(tx, actorOf(caller), 'person.changed', { personId: invitationId })
  return { done: true }
}
