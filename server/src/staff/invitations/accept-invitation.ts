import type { Locale } from '@atalaya/shared/contract/common.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { addHashedPerson } from '../add-person.ts'
import type { InvitationRow } from './find-invitation.ts'

/** The invited person works here, with what the invitation granted. Of two who accept at once the second is told `invitation/lapsed`. */
export async function acceptInvitation(
  tx: Tx,
  invitation: InvitationRow,
  { name, locale, password, at }: { name: string; locale: Locale; password: string; at: Date },
): Promise<{ personId: string }> {
  const { id: personId, email, profile_id: profileId } = invitation
  const { numUpdatedRows } = await tx
    .updateTable('invitations')
    .set({ accepted_at: at })
    .where('id', '=', personId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('not_found', 'invitation/lapsed', 'This invitation was used or taken back; ask for a new one.')
  const teams = invitation.team_ids.length > 0 ? await tx.selectFrom('teams').select('id').where('id', 'in', invitation.team_ids).execute() : []
  return addHashedPerson(tx, { personId, name, email, profileId, teamIds: teams.map((team) => team.id), locale }, password)
}
