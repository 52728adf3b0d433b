import { randomText } from './random-text.ts'
import type { App, UserToken, World } from './world.ts'

/** A developer's app exists with its keys; the ones given are kept, the others are made. */
export function addApp(world: World, input: Partial<App>): App {
  const app: App = {
    appId: input.appId ?? world.nextId(),
    name: input.name ?? 'App',
    tier: input.tier ?? 'self-serve',
    consumerKey: input.consumerKey ?? randomText(world, 25),
    consumerSecret: input.consumerSecret ?? randomText(world, 50),
    clientId: input.clientId ?? randomText(world, 34),
    clientSecret: input.clientSecret ?? randomText(world, 50),
    bearerToken: input.bearerToken ?? `AAAAAAAAAAAAAAAAAAAAA${randomText(world, 91)}`,
  }
  world.apps.set(app.appId, app)
  return app
}

const SCOPES =
  'tweet.read tweet.write users.read dm.read dm.write like.read like.write tweet.moderate.write mute.read mute.write block.read media.write offline.access'

/** A pair of tokens by which the app acts for the user until `expiresAtMs`. Older pairs stay valid until they expire or are rotated. */
export function grantTokens(world: World, appId: string, userId: string, given: Partial<UserToken> = {}): UserToken {
  const token: UserToken = {
    accessToken: given.accessToken ?? randomText(world, 91),
    refreshToken: given.refreshToken ?? randomText(world, 91),
    appId,
    userId,
    scopes: given.scopes ?? SCOPES,
    expiresAtMs: given.expiresAtMs ?? world.now() + world.settings.tokenLifeMs,
  }
  world.accessTokens.set(token.accessToken, token)
  world.refreshTokens.set(token.refreshToken, token)
  return token
}

/** A new pair for a refresh token that works once; undefined when it is unknown or was used. */
export function rotateTokens(world: World, refreshToken: string): UserToken | undefined {
  const old = world.refreshTokens.get(refreshToken)
  if (!old) return undefined
  world.refreshTokens.delete(refreshToken)
  world.accessTokens.delete(old.accessToken)
  world.refreshes += 1
  return grantTokens(world, old.appId, old.userId, { scopes: old.scopes })
}
