import { actorOf, type Caller } from '../../platform/caller.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import type { Context } from '../../platform/http.ts'
import { authHeaders, callAuth, passCookies } from '../auth/call-auth.ts'
import { countAttempt, forgetAttempts } from '../auth/limit-attempts.ts'
import { demandPerson } from '../demand-person.ts'
import type { FrontDesk } from '../front-desk.ts'
import { wrongPassword } from './change-password.ts'
import { dropGrants } from './drop-grants.ts'

interface Shown {
  totpUri: string
  recoveryCodes: string[]
}

/** An authenticator can be set up with what is shown this once. Nothing is asked for yet: `confirmTwoFactor` makes it hold. */
export async function beginTwoFactor(desk: FrontDesk, caller: Caller, password: string, { request }: Context): Promise<Shown> {
  const shown = await askPassword(desk, caller, request.ip, () =>
    desk.auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: authHeaders(request) }),
  )
  if (shown.method !== 'totp') throw new Error('better-auth set up another method than TOTP.')
  return { totpUri: shown.totpURI, recoveryCodes: shown.backupCodes }
}

/** From now on the authenticator is asked for at sign-in. The session is a new one. */
export async function confirmTwoFactor(desk: FrontDesk, caller: Caller, code: string, { request, reply }: Context): Promise<{ done: true }> {
  const personId = demandPerson(caller)
  const { headers } = await callAuth(
    () => desk.auth.api.verifyTOTP({ body: { code }, headers: authHeaders(request), returnHeaders: true }),
    () => new AppError('invalid', 'two-factor/wrong-code', 'The code is not right; check the clock of the phone.'),
  )
  passCookies(reply, headers)
  await desk.change((tx) => emit(tx, actorOf(caller), 'person.secured', { personId, by: 'two-factor-on' }))
  return { done: true }
}

/** The second factor is gone, with its recovery codes and trusted browsers. */
export async function endTwoFactor(desk: FrontDesk, caller: Caller, password: string, { request, reply }: Context): Promise<{ done: true }> {
  const personId = demandPerson(caller)
  const { headers } = await askPassword(desk, caller, request.ip, () =>
    desk.auth.api.disableTwoFactor({ body: { password }, headers: authHeaders(request), returnHeaders: true }),
  )
  passCookies(reply, headers)
  await desk.change(async (tx) => {
    await dropGrants(tx, personId)
    await emit(tx, actorOf(caller), 'person.secured', { personId, by: 'two-factor-off' })
  })
  return { done: true }
}

async function askPassword<T>(desk: FrontDesk, caller: Caller, ip: string, run: () => Promise<T>): Promise<T> {
  const { db } = desk.platform
  const { email } = await db.selectFrom('people').select('email').where('id', '=', demandPerson(caller)).executeTakeFirstOrThrow()
  await countAttempt(db, { kind: 'password', email, ip, at: caller.at })
  const result = await callAuth(run, (code) =>
    code === 'TOTP_ALREADY_ENABLED' ? new AppError('conflict', 'two-factor/already-on', 'The second factor is on already.') : wrongPassword(),
  )
  await forgetAttempts(db, 'password', email)
  return result
}
