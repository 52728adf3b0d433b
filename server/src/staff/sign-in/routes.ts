import * as contract from '@atalaya/shared/contract/staff.ts'
import type { Http } from '../../platform/http.ts'
import type { FrontDesk } from '../front-desk.ts'
import { askForReset } from './ask-for-reset.ts'
import { changePassword } from './change-password.ts'
import { giveSecondFactor } from './give-second-factor.ts'
import { listSessions } from './list-sessions.ts'
import { makeFirstAdministrator } from './make-first-administrator.ts'
import { readStart } from './read-start.ts'
import { resetPassword } from './reset-password.ts'
import { revokeSession } from './revoke-session.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { beginTwoFactor, confirmTwoFactor, endTwoFactor } from './two-factor.ts'

export function signInRoutes(http: Http, desk: FrontDesk): void {
  const { platform, cookie } = desk
  http.handleOpen(contract.readStart, () => readStart(platform))
  http.handleOpen(contract.makeFirstAdministrator, async (input, context) => {
    const made = await makeFirstAdministrator(platform.db, desk.hash, input)
    await signIn(desk, input, context)
    return made
  })
  http.handleOpen(contract.signIn, (input, context) => signIn(desk, input, context))
  http.handleOpen(contract.giveSecondFactor, (input, context) => giveSecondFactor(desk, input, context))
  http.handle(contract.signOut, (_, caller, context) => signOut(desk, caller, context))
  http.handle(contract.changePassword, (input, caller, context) => changePassword(desk, caller, input, context))
  http.handle(contract.listSessions, (_, caller, { request }) => listSessions(platform.db, caller, cookie.read(request.headers.cookie)))
  http.handle(contract.revokeSession, ({ sessionId }, caller) => desk.change((tx) => revokeSession(tx, caller, sessionId)))
  http.handle(contract.beginTwoFactor, ({ password }, caller, context) => beginTwoFactor(desk, caller, password, context))
  http.handle(contract.confirmTwoFactor, ({ code }, caller, context) => confirmTwoFactor(desk, caller, code, context))
  http.handle(contract.endTwoFactor, ({ password }, caller, context) => endTwoFactor(desk, caller, password, context))
  http.handleOpen(contract.askForReset, ({ email }, { request }) => askForReset(platform, email, request.ip))
  http.handleOpen(contract.resetPassword, (input) => resetPassword(desk, input))
}
