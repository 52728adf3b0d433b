import type { FastifyRequest } from 'fastify'
import type { App, User, World } from '../world/world.ts'
import { problem, unauthorized, unsupportedAuthentication } from './problems.ts'

/** Who calls: an app by itself, or an app on behalf of a user. */
export type Caller = { app: App; user: User | undefined }

/** What an endpoint takes: a user's token, an app's, or either. */
export type Needs = 'user' | 'app' | 'either'

/** The caller behind a bearer token; 401 when unknown or expired, 403 when of the wrong kind. */
export function authenticate(world: World, request: FastifyRequest, needs: Needs): Caller {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw unauthorized()
  const granted = world.accessTokens.get(token)
  if (granted) {
    const app = world.apps.get(granted.appId)
    const user = world.users.get(granted.userId)
    if (!app || !user || granted.expiresAtMs <= world.now()) throw unauthorized()
    if (needs === 'app') throw unsupportedAuthentication('OAuth 2.0 User Context')
    return { app, user }
  }
  const app = [...world.apps.values()].find((candidate) => candidate.bearerToken === token)
  if (!app) throw unauthorized()
  if (needs === 'user') throw unsupportedAuthentication('OAuth 2.0 Application-Only')
  return { app, user: undefined }
}

/** The name of the user whose token it is, whether or not it still holds. */
export function userOf(world: World, request: FastifyRequest): string | undefined {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const granted = token === undefined ? undefined : world.accessTokens.get(token)
  return granted && world.users.get(granted.userId)?.username
}

/** The user of the path must be the one who calls. */
export function requireSelf(user: User, pathUserId: string): void {
  if (user.userId === pathUserId) return
  throw problem(400, 'Invalid Request', 'One or more parameters to your request was invalid.', 'invalid-request', {
    errors: [
      {
        parameters: { id: [pathUserId] },
        message: `The \`id\` query parameter value [${pathUserId}] must be the same as the authenticating user [${user.userId}]`,
      },
    ],
  })
}
