import { actorOf, type Caller } from '../../platform/caller.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import type { Context } from '../../platform/http.ts'
import { authHeaders, callAuth, passCookies } from '../auth/call-auth.ts'
import { demandGoodPassword } from '../auth/judge-password.ts'
import { countAttempt, forgetAttempts } from '../auth/limit-attempts.ts'
import { demandPerson } from '../demand-person.ts'
import type { FrontDesk } from '../front-desk.ts'
import { dropGrants } from './drop-grants.ts'

/** The caller has a new password and a new session; all their others, trusted browsers and reset links have ended. */
export async function changePassword(
  desk: FrontDesk,
  caller: Caller,
  { current, next }: { current: string; next: string },
  { request, reply }: Context,
): Promise<{ done: true }> {
  const { db } = desk.platform
  const personId = demandPerson(caller)
  const person = await db.selectFrom('people').select(['name', 'email']).where('id', '=', personId).executeTakeFirstOrThrow()
  demandGoodPassword(next, person)
  await countAttempt(db, { kind: 'password', email: person.email, ip: request.ip, at: caller.at })
  const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
  const { headers } = await callAuth(() => desk.auth.api.changePassword({ body, headers: authHeaders(request), returnHeaders: true }), wrongPassword)
  passCookies(reply, headers)
  await forgetAttempts(db, 'password', person.email)
  await desk.change(async (tx) => {
    await dropGrants(tx, personId)
    await emit(tx, actorOf(caller), 'person.secured', { personId, by: 'password' })
  })
  return { done: true }
}

/** For doors that ask for the password again: the caller is known, so this is no 401. */
export const wrongPassword = () => new AppError('invalid', 'password/wrong', 'The current password is not right.')
