import { APIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AppError } from '../../platform/errors.ts'
import { ADDRESS_HEADER } from './open-auth.ts'

/** What better-auth may know of a request: its cookies, its browser and the address it came from. */
export function authHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip })
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  const browser = request.headers['user-agent']
  if (browser) headers.set('user-agent', browser.slice(0, 300))
  return headers
}

/** Sends the cookies that better-auth set. */
export function passCookies(reply: FastifyReply, headers: Headers): void {
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
}

/** Runs a call of better-auth; what it refuses becomes the error that `refusal` makes of its code. Anything else stays a bug. */
export async function callAuth<T>(run: () => Promise<T>, refusal: (code: string) => AppError): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof APIError) throw refusal(String(error.body?.code ?? error.status))
    throw error
  }
}
