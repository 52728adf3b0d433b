import type { FastifyInstance } from 'fastify'
import { addApp, grantTokens } from '../world/add-app.ts'
import { addUser, type NewUser } from '../world/add-user.ts'
import type { App, World } from '../world/world.ts'
import { needText, needUser, refuse } from './refuse.ts'
import { viewUser } from './view.ts'

type Body = Record<string, unknown>
const USERNAME = /^[A-Za-z0-9_]{1,15}$/

const viewApp = (app: App) => ({
  app_id: app.appId,
  name: app.name,
  tier: app.tier,
  consumer_key: app.consumerKey,
  consumer_secret: app.consumerSecret,
  client_id: app.clientId,
  client_secret: app.clientSecret,
  bearer_token: app.bearerToken,
})

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const given = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

function readUser(body: Body): NewUser {
  const username = needText(body.username, 'username').replace(/^@/, '')
  if (!USERNAME.test(username)) throw refuse(400, 'username: 1 to 15 letters, digits or underscores')
  const verified = text(body.verified_type)
  return {
    username,
    name: text(body.name),
    ...given<NewUser>({
      username,
      name: undefined,
      userId: text(body.id),
      description: text(body.description),
      location: text(body.location),
      verifiedType: verified === 'blue' || verified === 'business' || verified === 'government' ? verified : undefined,
      followersCount: typeof body.followers === 'number' ? body.followers : undefined,
      brand: typeof body.brand === 'boolean' ? body.brand : undefined,
      premium: typeof body.premium === 'boolean' ? body.premium : undefined,
      acceptsDms: typeof body.accepts_dms === 'boolean' ? body.accepts_dms : undefined,
    }),
  }
}

function readApp(body: Body): Partial<App> {
  return given<App>({
    appId: text(body.app_id),
    name: text(body.name),
    tier: body.tier === 'enterprise' ? 'enterprise' : 'self-serve',
    consumerKey: text(body.consumer_key),
    consumerSecret: text(body.consumer_secret),
    clientId: text(body.client_id),
    clientSecret: text(body.client_secret),
    bearerToken: text(body.bearer_token),
  })
}

function grant(world: World, body: Body, idOrName: string) {
  const user = needUser(world, idOrName, 'user')
  const app = world.apps.get(String(body.app_id ?? '')) ?? [...world.apps.values()][0]
  if (!app) throw refuse(400, 'app_id: make an app first')
  const lifeMs = typeof body.expires_in === 'number' ? body.expires_in * 1000 : world.settings.tokenLifeMs
  const fixed = { accessToken: text(body.access_token), refreshToken: text(body.refresh_token) }
  const token = grantTokens(world, app.appId, user.userId, {
    expiresAtMs: world.now() + lifeMs,
    ...(fixed.accessToken ? { accessToken: fixed.accessToken } : {}),
    ...(fixed.refreshToken ? { refreshToken: fixed.refreshToken } : {}),
  })
  return {
    access_token: token.accessToken,
    refresh_token: token.refreshToken,
    expires_in: Math.round(lifeMs / 1000),
    user_id: user.userId,
    app_id: app.appId,
  }
}

/** Operators make apps, people and the tokens that join them. */
export function addPeopleRoutes(server: FastifyInstance, world: World): void {
  server.post('/_sim/apps', (request) => viewApp(addApp(world, readApp((request.body ?? {}) as Body))))
  server.get('/_sim/apps', () => ({ apps: [...world.apps.values()].map(viewApp) }))
  server.post('/_sim/users', (request) => viewUser(addUser(world, readUser((request.body ?? {}) as Body))))
  server.get<{ Querystring: { limit?: string } }>('/_sim/users', (request) => ({
    users: [...world.users.values()].slice(0, Number(request.query.limit ?? 500)).map(viewUser),
  }))
  server.post<{ Params: { user: string } }>('/_sim/users/:user/tokens', (request) => grant(world, (request.body ?? {}) as Body, request.params.user))
  server.delete('/_sim/tokens', () => {
    for (const token of world.accessTokens.values()) token.expiresAtMs = world.now()
    return { expired: world.accessTokens.size }
  })
}
