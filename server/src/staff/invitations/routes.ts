import * as contract from '@atalaya/shared/contract/staff.ts'
import type { Http } from '../../platform/http.ts'
import { demandGoodPassword } from '../auth/judge-password.ts'
import type { FrontDesk } from '../front-desk.ts'
import { signIn } from '../sign-in/sign-in.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { findInvitation } from './find-invitation.ts'
import { invitePerson } from './invite-person.ts'
import { listInvitations } from './list-invitations.ts'
import { revokeInvitation } from './revoke-invitation.ts'

export function invitationRoutes(http: Http, desk: FrontDesk): void {
  const { platform, change } = desk
  const { db, clock } = platform
  http.handle(contract.listInvitations, (_, caller) => listInvitations(db, caller.at))
  http.handle(contract.invitePerson, (input, caller) => change((tx) => invitePerson(tx, caller, platform, input)))
  http.handle(contract.revokeInvitation, ({ invitationId }, caller) => change((tx) => revokeInvitation(tx, caller, invitationId)))
  http.handleOpen(contract.readInvitation, async ({ token }) => {
    const { email, name } = await findInvitation(db, token, clock.now())
    const workspace = await db.selectFrom('workspace').select('name').executeTakeFirst()
    return { email, name, workspaceName: workspace?.name ?? 'Atalaya' }
  })
  http.handleOpen(contract.acceptInvitation, async ({ token, name, password, locale }, context) => {
    const at = clock.now()
    const invitation = await findInvitation(db, token, at)
    demandGoodPassword(password, { name, email: invitation.email })
    const hashed = await desk.hash(password)
    const joined = await change((tx) => acceptInvitation(tx, invitation, { name, locale, password: hashed, at }))
    await signIn(desk, { email: invitation.email, password }, context)
    return joined
  })
}
