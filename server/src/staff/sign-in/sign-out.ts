import type { Caller } from '../../platform/caller.ts'
import { actorOf } from '../../platform/caller.ts'
import { emit } from '../../platform/facts.ts'
import type { Context } from '../../platform/http.ts'
import { authHeaders, passCookies } from '../auth/call-auth.ts'
import { demandPerson } from '../demand-person.ts'
import type { FrontDesk } from '../front-desk.ts'

/** This session has ended and its cookie is gone. */
export async function signOut(desk: FrontDesk, caller: Caller, { request, reply }: Context): Promise<{ done: true }> {
  const personId = demandPerson(caller)
  const token = desk.cookie.read(request.headers.cookie)
  await desk.change(async (tx) => {
    await tx.deleteFrom('sessions').where('token', '=', token).execute()
    await emit(tx, actorOf(caller), 'person.signed-out', { personId })
  })
  const { headers } = await desk.auth.api.signOut({ headers: authHeaders(request), returnHeaders: true })
  passCookies(reply, headers)
  return { done: true }
}
