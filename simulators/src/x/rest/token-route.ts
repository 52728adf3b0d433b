import { createHash } from 'node:crypto'
import { grantTokens, rotateTokens } from '../world/add-app.ts'
import type { App, UserToken, World } from '../world/world.ts'
import type { RestKit } from './endpoint.ts'

export type Code = { appId: string; userId: string; redirectUri: string; challenge: string; scopes: string }
type Answer = { status: number; body: Record<string, unknown> }

const refusal = (status: number, error: string, description: string): Answer => ({ status, body: { error, error_description: description } })

/** The app that asks: by Basic authentication, or a public one by `client_id` alone. */
function findClient(world: World, authorization: string | undefined, form: URLSearchParams): App | undefined {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) return [...world.apps.values()].find((app) => app.clientId === form.get('client_id'))
  const [clientId, clientSecret] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
  return [...world.apps.values()].find((app) => app.clientId === clientId && app.clientSecret === clientSecret)
}

const tokenBody = (world: World, token: UserToken): Answer => ({
  status: 200,
  body: {
    token_type: 'bearer',
    expires_in: Math.round((token.expiresAtMs - world.now()) / 1000),
    access_token: token.accessToken,
    scope: token.scopes,
    refresh_token: token.refreshToken,
  },
})

function exchangeCode(world: World, codes: Map<string, Code>, app: App, form: URLSearchParams): Answer {
  const key = form.get('code') ?? ''
  const code = codes.get(key)
  codes.delete(key)
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  if (!code || code.appId !== app.appId || code.redirectUri !== form.get('redirect_uri') || code.challenge !== proof) {
    return refusal(400, 'invalid_request', 'Value passed for the authorization code was invalid.')
  }
  return tokenBody(world, grantTokens(world, app.appId, code.userId, { scopes: code.scopes }))
}

function answer(world: World, codes: Map<string, Code>, authorization: string | undefined, form: URLSearchParams): Answer {
  const app = findClient(world, authorization, form)
  if (!app) return refusal(401, 'unauthorized_client', 'Missing valid authorization header')
  const grant = form.get('grant_type')
  if (grant === 'authorization_code') return exchangeCode(world, codes, app, form)
  if (grant !== 'refresh_token') return refusal(400, 'unsupported_grant_type', `grant_type [${grant}] is not supported`)
  const known = world.refreshTokens.get(form.get('refresh_token') ?? '')
  const rotated = known?.appId === app.appId ? rotateTokens(world, known.refreshToken) : undefined
  return rotated ? tokenBody(world, rotated) : refusal(400, 'invalid_request', 'Value passed for the token was invalid.')
}

/** `POST /2/oauth2/token`: a code or a refresh token for a new pair. A refresh token works once. */
export function addTokenRoute(kit: RestKit, codes: Map<string, Code>): void {
  kit.server.post('/2/oauth2/token', (request, reply) => {
    kit.calls.note('POST /2/oauth2/token', request.headers.authorization, kit.world.now(), reply)
    const fault = kit.faults.draw('POST /2/oauth2/token', undefined)
    if (fault) return reply.code(fault.kind === 'rate-limit' ? 429 : 500).send({ error: 'server_error' })
    const form =
      typeof request.body === 'string'
        ? new URLSearchParams(request.body)
        : new URLSearchParams(Object.entries((request.body ?? {}) as Record<string, string>))
    const { status, body } = answer(kit.world, codes, request.headers.authorization, form)
    return reply.code(status).header('cache-control', 'no-store').send(body)
  })
}
