import type { Token } from '../world/assets.ts'
import type { Json } from '../world/content.ts'
import { randomText } from '../world/random-text.ts'
import type { World } from '../world/world.ts'
import { authenticate, deathOf, type Host } from './authenticate.ts'
import { badParam, deadToken, refused } from './errors.ts'

const LONG_MS = 60 * 86_400_000
type Asked = { id: string; edge: string; params: Json; host: Host; token: string | undefined }

/** A known token, or undefined. */
const known = (world: World, text: unknown): Token | undefined => world.tokens.get(String(text ?? ''))

function debug(world: World, asked: Asked): unknown {
  authenticate(world, asked.host, asked.token, undefined, 400)
  const token = known(world, asked.params.input_token)
  if (!token)
    return { data: { error: { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' }, is_valid: false, scopes: [] } }
  const dead = deathOf(world, token)
  const app = world.apps.get(token.appId)
  const expires = Math.floor(token.expiresAtMs / 1000)
  return {
    data: {
      app_id: token.appId,
      type: token.kind,
      application: app?.name ?? '',
      ...(dead === undefined ? {} : { error: { code: 190, message: deadToken(dead, 400).message, subcode: dead } }),
      data_access_expires_at: Math.floor((token.issuedAtMs + 90 * 86_400_000) / 1000),
      expires_at: expires,
      is_valid: dead === undefined,
      issued_at: Math.floor(token.issuedAtMs / 1000),
      ...(token.kind === 'PAGE' ? { profile_id: token.meId } : {}),
      scopes: [...token.scopes],
      granular_scopes: [...token.scopes].map((scope) => ({ scope, target_ids: [...token.assetIds] })),
      user_id: token.meId,
    },
  }
}

/** The old token goes on working; the new one lives its full time. */
function renew(world: World, old: Token, prefix: string): unknown {
  const token: Token = { ...old, token: prefix + randomText(world, 120), issuedAtMs: world.now(), expiresAtMs: world.now() + LONG_MS }
  world.tokens.set(token.token, token)
  return { access_token: token.token, token_type: 'bearer', expires_in: Math.floor(LONG_MS / 1000), permissions: [...token.scopes].join(',') }
}

/** Instagram's refresh: a living long token that is at least a day old becomes one of sixty days. */
function refresh(world: World, asked: Asked): unknown {
  if (asked.params.grant_type !== 'ig_refresh_token') throw badParam('The parameter grant_type must be ig_refresh_token')
  const { token } = authenticate(world, 'instagram', asked.token, undefined, 400)
  if (world.now() - token.issuedAtMs < 86_400_000)
    throw refused({ status: 400, code: 100, message: 'Unsupported request - the token must be at least 24 hours old' })
  return renew(world, token, 'IGAA')
}

function exchange(world: World, asked: Asked): unknown {
  const { grant_type: grant, client_id: clientId, client_secret: secret } = asked.params
  const app = [...world.apps.values()].find((one) => one.appId === String(clientId) || one.instagramAppId === String(clientId))
  if (grant === 'ig_exchange_token') {
    const { token, app: own } = authenticate(world, 'instagram', asked.token, undefined, 400)
    if (secret !== own.instagramAppSecret) throw refused({ status: 400, code: 101, message: 'Error validating client secret.' })
    return renew(world, token, 'IGAA')
  }
  if (!app || secret !== app.appSecret) throw refused({ status: 400, code: 101, message: 'Error validating client secret.' })
  if (grant === 'client_credentials') return { access_token: `${app.appId}|${app.appSecret}`, token_type: 'bearer' }
  const token = known(world, asked.params.fb_exchange_token)
  if (!token || deathOf(world, token) !== undefined) throw deadToken(463, 400)
  return renew(world, token, 'EAAG')
}

/** Calls about tokens themselves; undefined when the path is another. */
export function tokenAnswer(world: World, asked: Asked): (() => unknown) | undefined {
  const path = asked.edge ? `${asked.id}/${asked.edge}` : asked.id
  if (path === 'debug_token') return () => debug(world, asked)
  if (path === 'refresh_access_token') return () => refresh(world, asked)
  if (path === 'oauth/access_token' || path === 'access_token') return () => exchange(world, asked)
  if (path === 'me/permissions')
    return () => {
      const { token } = authenticate(world, asked.host, asked.token, undefined, 400)
      return { data: [...token.scopes].map((permission) => ({ permission, status: 'granted' })) }
    }
  return undefined
}
