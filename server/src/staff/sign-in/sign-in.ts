import { inTransaction, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import type { Context } from '../../platform/http.ts'
import { authHeaders, callAuth, passCookies } from '../auth/call-auth.ts'
import { countAttempt, forgetAttempts } from '../auth/limit-attempts.ts'
import type { FrontDesk } from '../front-desk.ts'
import { isPasswordOf } from './is-password-of.ts'

const refused = () => new AppError('unauthenticated', 'session/refused', 'The e-mail address or the password is not right.')

/**
 * A session begins and its cookie is on the reply; or, for who has a second factor, a sign-in is pending for ten minutes. An unknown
 * address, a wrong password and a deactivated person are answered alike and in the same time.
 */
export async function signIn(desk: FrontDesk, { email, password }: { email: string; password: string }, { request, reply }: Context) {
  const { db, clock } = desk.platform
  await countAttempt(db, { kind: 'password', email, ip: request.ip, at: clock.now() })
  // Found out here: better-auth does more for an address it knows, and the time would tell.
  if (!(await isPasswordOf(db, desk.hashing, { email, password }))) {
    await inTransaction(db, (tx) => noteFailure(tx, email))
    throw refused()
  }
  const { response, headers } = await callAuth(
    () => desk.auth.api.signInEmail({ body: { email, password }, headers: authHeaders(request), returnHeaders: true }),
    refused,
  )
  passCookies(reply, headers)
  await forgetAttempts(db, 'password', email)
  if ('twoFactorRedirect' in response) return { next: 'second-factor' as const }
  await noteSignIn(desk, response.token)
  return { next: 'done' as const }
}

/** Records that the session of this token has begun. */
export async function noteSignIn({ platform }: FrontDesk, token: string): Promise<void> {
  await inTransaction(platform.db, async (tx) => {
    const session = await tx.selectFrom('sessions').select(['id', 'person_id']).where('token', '=', token).executeTakeFirst()
    if (!session) return
    const personId = session.person_id
    await emit(tx, { kind: 'person', id: personId }, 'person.signed-in', { personId, sessionId: session.id })
  })
}

async function noteFailure(tx: Tx, email: string): Promise<void> {
  const person = await tx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()
  await emit(tx, PLATFORM, 'person.sign-in-failed', { personId: person?.id ?? null })
}
