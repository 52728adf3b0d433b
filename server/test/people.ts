import { address } from '@atalaya/shared/client.ts'
import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import type { Permission, ProfileKey } from '@atalaya/shared/contract/permissions.ts'
import type { z } from 'zod'
import { platformCaller } from '../src/platform/caller.ts'
import { inTransaction } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'
import { addPerson } from '../src/staff/add-person.ts'
import { openSessionCookie } from '../src/staff/auth/session-cookie.ts'
import { makeKey } from '../src/staff/keys/make-key.ts'
import type { TestApp } from './test-app.ts'

/** What a call of the contract was answered, whatever it was. */
export interface Answer<O extends z.ZodType = z.ZodType> {
  status: number
  /** The reply when the status is 200. */
  body: z.output<O>
  /** The code of the error when it is not. */
  code: string | undefined
  cookies: string[]
}

/** Someone who calls the contract. */
export interface Calling {
  /** The reply; throws when the call is refused. */
  call<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>): Promise<z.output<O>>
  /** The answer, refusals too. */
  ask<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>, headers?: Record<string, string>): Promise<Answer<O>>
}

export interface SignedIn extends Calling {
  person: { personId: string; name: string; email: string }
  /** The Cookie header of their session. */
  cookie: string
}

type Where = Pick<TestApp, 'http' | 'platform' | 'db' | 'clock'>

/** Calls the contract with these headers: none of them, and it is nobody who calls. */
export function caller({ http }: Pick<TestApp, 'http'>, own: Record<string, string> = {}): Calling {
  const ask: Calling['ask'] = async (endpoint, input, headers = {}) => {
    const { url, body } = address(endpoint, input as Record<string, unknown>)
    const response = await http.raw.inject({
      method: endpoint.method,
      url,
      headers: { ...own, ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { payload: body }),
    })
    const answered = response.json()
    const { 'set-cookie': set = [] } = response.headers
    return { status: response.statusCode, body: answered, code: answered?.code, cookies: [set].flat() }
  }
  return {
    ask,
    async call(endpoint, input) {
      const { status, body } = await ask(endpoint, input)
      if (status !== 200) throw new Error(`${endpoint.method} ${endpoint.path} was answered ${status}: ${JSON.stringify(body)}`)
      return body
    },
  }
}

interface Who {
  name?: string
  email?: string
  password?: string
  teamIds?: readonly string[]
}

/** A new person with that profile who is signed in: the session is a row, no password is hashed unless one is given. */
export async function signedIn(app: Where, profileKey: ProfileKey, who: Who = {}): Promise<SignedIn> {
  const name = who.name ?? `Persona ${profileKey}`
  const email = who.email ?? `${profileKey}-${crypto.randomUUID().slice(0, 8)}@atalaya.example`
  const { personId } = await inTransaction(app.db, (tx) => addPerson(tx, { ...who, name, email, profileKey }))
  const cookie = await openSession(app, personId)
  return { person: { personId, name, email }, cookie, ...caller(app, { cookie }) }
}

/** One more session of a person; the Cookie header of it. */
export async function openSession(app: Where, personId: string): Promise<string> {
  const token = crypto.randomUUID().replaceAll('-', '')
  const now = app.clock.now().getTime()
  await app.db
    .insertInto('sessions')
    .values({ id: newId(), person_id: personId, token, expires_at: new Date(now + 7 * 86_400_000) })
    .execute()
  return openSessionCookie(app.platform).write(token)
}

/** An integrator with an API key of these permissions, which sees the cases of these teams and nobody's, or all when none are named. */
export async function withKey(
  app: Where,
  permissions: readonly Permission[],
  teamIds: readonly string[] = [],
): Promise<Calling & { key: string; keyId: string }> {
  const { key, apiKey } = await inTransaction(app.db, (tx) =>
    makeKey(tx, platformCaller(app.clock.now(), permissions), {
      name: 'Prueba',
      permissions: [...permissions],
      scope: teamIds.length > 0 ? 'team' : 'all',
      teamIds: [...teamIds],
      expiresAt: null,
    }),
  )
  return { key, keyId: apiKey.keyId, ...caller(app, { authorization: `Bearer ${key}` }) }
}

/** The Cookie header that a browser would send after these Set-Cookie headers. */
export const keepCookies = (set: readonly string[]): string =>
  set
    .map((one) => one.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ')
