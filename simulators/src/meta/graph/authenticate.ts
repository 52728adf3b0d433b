import { createHmac } from 'node:crypto'
import type { App, Token } from '../world/assets.ts'
import type { World } from '../world/world.ts'
import { deadToken, refused } from './errors.ts'

export type Host = 'facebook' | 'instagram'
export type Caller = { app: App; token: Token }

/** What an app is by itself: `id|secret`. */
function appToken(world: World, text: string): Caller | undefined {
  const [appId = '', secret] = text.split('|')
  const app = world.apps.get(appId)
  if (!app || secret !== app.appSecret) return undefined
  const token: Token = {
    token: text,
    appId,
    meId: appId,
    kind: 'SYSTEM_USER',
    assetIds: new Set(),
    scopes: new Set(),
    issuedAtMs: 0,
    expiresAtMs: 0,
    dead: undefined,
  }
  return { app, token }
}

/** The subcode by which a token is dead; undefined while it lives. */
export function deathOf(world: World, token: Token): number | undefined {
  if (token.dead !== undefined) return token.dead
  return token.expiresAtMs !== 0 && token.expiresAtMs <= world.now() ? 463 : undefined
}

/** Who calls, by token and (when given or demanded) proof. `refusedStatus` is the HTTP status of a refusal. */
export function authenticate(world: World, host: Host, text: string | undefined, proof: string | undefined, refusedStatus: number): Caller {
  if (!text) throw refused({ status: 400, code: 104, message: 'An access token is required to request this resource.' })
  const byApp = appToken(world, text)
  if (byApp) return byApp
  const token = world.tokens.get(text)
  const app = world.apps.get(token?.appId ?? '')
  if (!token || !app || (token.kind === 'INSTAGRAM') !== (host === 'instagram')) throw deadToken(undefined, refusedStatus)
  const dead = deathOf(world, token)
  if (dead !== undefined) throw deadToken(dead, refusedStatus)
  const secret = host === 'instagram' ? app.instagramAppSecret : app.appSecret
  const type = 'GraphMethodException'
  if (proof === undefined && app.requireProof)
    throw refused({ status: 400, code: 100, type, message: 'API calls from the server require an appsecret_proof argument' })
  if (proof !== undefined && proof !== createHmac('sha256', secret).update(text).digest('hex'))
    throw refused({ status: 400, code: 100, type, message: 'Invalid appsecret_proof provided in the API argument' })
  return { app, token }
}
