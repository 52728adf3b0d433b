import { randomBytes } from 'node:crypto'
import type { invitePerson as route } from '@atalaya/shared/contract/staff.ts'
import type { z } from 'zod'
import { actorOf, type Caller, personOf } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { job } from '../../platform/jobs.ts'
import { type Platform, publicUrl } from '../../platform/platform.ts'
import { invitationMail } from '../mail-texts.ts'
import { demandProfile, demandTeams } from '../people/demand-authority.ts'
import { hashToken, shapeInvitation } from './find-invitation.ts'

const VALID_DAYS = 7

/** Mails the link of an invitation. The token waits in the queue sealed. */
export const mailInvitation = job<{ invitationId: string; sealedToken: string }>('staff.mail-invitation', 8, async (platform, data) => {
  const { db, mail, seal } = platform
  const invitation = await db
    .selectFrom('invitations as i')
    .leftJoin('people as p', 'p.id', 'i.invited_by')
    .leftJoin('workspace as w', (join) => join.onTrue())
    .select(['i.email', 'i.name', 'p.name as invitedBy', 'w.name as workspaceName', 'w.locale'])
    .where('i.id', '=', data.invitationId)
    .where('i.revoked_at', 'is', null)
    .where('i.accepted_at', 'is', null)
    .executeTakeFirst()
  if (!invitation) return
  const { email, name, invitedBy, workspaceName, locale } = invitation
  const link = linkOf(platform, seal.open(data.sealedToken, `invitation:${data.invitationId}`))
  await mail.send({ to: email, ...invitationMail(locale ?? 'es', { name, link, workspaceName: workspaceName ?? 'Atalaya', invitedBy }) })
})

/** The token stands behind the #, which browsers keep to themselves: no server or proxy logs it. */
const linkOf = ({ config }: Pick<Platform, 'config'>, token: string) => `${publicUrl(config)}/invitation#${token}`

/**
 * The person is invited for seven days; an earlier invitation of the same address is replaced. Their link is mailed, or returned this once
 * when there is no mail server. The person will have the invitation's id.
 */
export async function invitePerson(
  tx: Tx,
  caller: Caller,
  platform: Platform,
  { email, name, profileId, teamIds }: z.output<typeof route.input>,
): Promise<z.input<typeof route.reply>> {
  const profile = await demandProfile(tx, caller, profileId)
  await demandTeams(tx, teamIds)
  if (await tx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst())
    throw new AppError('conflict', 'person/exists', 'Someone has this e-mail address already.')
  await tx
    .updateTable('invitations')
    .set({ revoked_at: caller.at })
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  const token = randomBytes(32).toString('base64url')
  const made = await tx
    .insertInto('invitations')
    .values({
      id: newId(),
      email,
      name,
      profile_id: profileId,
      team_ids: [...new Set(teamIds)],
      token_hash: hashToken(token),
      invited_by: personOf(caller),
      expires_at: new Date(caller.at.getTime() + VALID_DAYS * 86_400_000),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await emit(tx, actorOf(caller), 'person.invited', { personId: made.id, profile: profile.key ?? profile.name })
  if (!platform.mail.configured) return { invitation: shapeInvitation(made), link: linkOf(platform, token) }
  const sealedToken = platform.seal.seal(token, `invitation:${made.id}`)
  await mailInvitation.later(tx, [{ invitationId: made.id, sealedToken }])
  return { invitation: shapeInvitation(made), link: null }
}
