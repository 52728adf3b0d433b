import { inTransaction } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Context } from '../../platform/http.ts'
import { authHeaders, callAuth, passCookies } from '../auth/call-auth.ts'
import type { FrontDesk } from '../front-desk.ts'
import { noteSignIn } from './sign-in.ts'
import { spendCode } from './spend-code.ts'

interface Given {
  code: string
  kind: 'totp' | 'recovery'
  trustDevice: boolean
}

/**
 * The pending sign-in becomes a session. A code is spent by it. Five wrong codes end the pending sign-in, ten in a row lock the
 * person's second factor for a quarter of an hour.
 */
export async function giveSecondFactor(desk: FrontDesk, { code, kind, trustDevice }: Given, { request, reply }: Context): Promise<{ done: true }> {
  const call = { body: { code, trustDevice }, headers: withoutSession(authHeaders(request), desk.cookie.name), returnHeaders: true } as const
  const { response, headers } = await callAuth(async () => {
    const { response, headers } = kind === 'totp' ? await desk.auth.api.verifyTOTP(call) : await desk.auth.api.verifyBackupCode(call)
    return { response, headers }
  }, refusal)
  if (kind === 'totp') await demandUnspent(desk, response, code)
  passCookies(reply, headers)
  if (response.token) await noteSignIn(desk, response.token)
  return { done: true }
}

/** Ends the session again, which nobody has been given yet, when its code had been used before. */
async function demandUnspent(
  { platform }: FrontDesk,
  { user, token }: { user: { id: string }; token?: string | null | undefined },
  code: string,
): Promise<void> {
  const { db, clock } = platform
  if (await inTransaction(db, (tx) => spendCode(tx, user.id, code, clock.now()))) return
  await db
    .deleteFrom('sessions')
    .where('token', '=', token ?? '')
    .execute()
  throw refusal('INVALID_CODE')
}

function refusal(code: string): AppError {
  if (code === 'INVALID_TWO_FACTOR_COOKIE') return new AppError('unauthenticated', 'session/start-again', 'This sign-in has lapsed; begin again.')
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
    return new AppError('rate_limited', 'session/too-many-attempts', 'Too many wrong codes; begin again later.', { minutes: 15 })
  return new AppError('unauthenticated', 'session/wrong-code', 'The code is not right.')
}

/** A session that is open already must not stand in for the pending one: its codes are not counted. */
function withoutSession(headers: Headers, name: string): Headers {
  const cookies = headers.get('cookie')?.split(';') ?? []
  headers.set('cookie', cookies.filter((part) => !part.trim().startsWith(`${name}=`)).join(';'))
  return headers
}
