import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { addActRoutes } from './control/act-routes.ts'
import { createCallLedger } from './control/call-ledger.ts'
import { addDrillRoutes } from './control/drill-routes.ts'
import { addHistoryRoutes } from './control/history-routes.ts'
import { addLiveEvents } from './control/live-events.ts'
import { addPeopleRoutes } from './control/people-routes.ts'
import { addPageRoutes } from './page/page-routes.ts'
import { activityEvents } from './push/activity-events.ts'
import { createDeliverer } from './push/deliver.ts'
import { addAuthorizeRoutes } from './rest/authorize-routes.ts'
import { addDmRoutes } from './rest/dm-routes.ts'
import type { RestKit } from './rest/endpoint.ts'
import { createFaultBox } from './rest/faults.ts'
import { addMediaRoutes } from './rest/media-routes.ts'
import { addPostRoutes } from './rest/post-routes.ts'
import { isProblem, notFound, problem } from './rest/problems.ts'
import { createRateLimiter } from './rest/rate-limits.ts'
import { addSubscriptionRoutes } from './rest/subscription-routes.ts'
import { addTokenRoute } from './rest/token-route.ts'
import { addUserRoutes } from './rest/user-routes.ts'
import { addWebhookRoutes } from './rest/webhook-routes.ts'
import { createWorld, type World } from './world/world.ts'

export type XSimulatorOptions = { port: number; host?: string; now?: () => number }
export type XSimulator = { url: string; world: World; close(): Promise<void> }

const MOST_BYTES = 8 * 1024 * 1024

/** Bodies in the network's forms, errors in the network's words, and plain sentences for operators. */
function createServer(): FastifyInstance {
  const server = Fastify({ bodyLimit: MOST_BYTES, forceCloseConnections: true, routerOptions: { maxParamLength: 500 } })
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(String(body)))
    } catch {
      done(problem(400, 'Invalid Request', 'The body of the request is not valid JSON.', 'invalid-request'))
    }
  })
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (isProblem(error)) return reply.code(error.problem.status).type('application/json').send(JSON.stringify(error.problem))
    const status = error.statusCode ?? 500
    if (request.url.startsWith('/_sim/')) return reply.code(status).send({ error: error.message })
    const body = problem(
      status,
      status < 500 ? 'Invalid Request' : 'Internal Server Error',
      error.message,
      status < 500 ? 'invalid-request' : 'internal-error',
    ).problem
    return reply.code(status).type('application/json').send(JSON.stringify(body))
  })
  server.setNotFoundHandler((request, reply) => {
    const body = notFound('endpoint', 'path', request.url).problem
    return reply.code(404).type('application/json').send(JSON.stringify(body))
  })
  return server
}

/**
 * Starts the network on a port of this machine (0 picks a free one) and resolves when it answers.
 * `now` is its clock in milliseconds; pauses of deliveries and bursts follow real time.
 */
export async function startXSimulator({ port, host = '127.0.0.1', now = Date.now }: XSimulatorOptions): Promise<XSimulator> {
  const server = createServer()
  const world = createWorld(now)
  const closing = new AbortController()
  const place = { url: '' }
  const baseUrl = () => place.url
  const faults = createFaultBox()
  const calls = createCallLedger()
  const limiter = createRateLimiter(world)
  const deliverer = createDeliverer(world)
  const kit: RestKit = { server, world, limiter, faults, calls, closing: closing.signal, baseUrl }
  const codes = new Map()
  world.listeners.add((happening) => {
    for (const event of activityEvents(world, happening, baseUrl())) deliverer.offer(event)
  })
  addPostRoutes(kit)
  addUserRoutes(kit)
  addDmRoutes(kit)
  addMediaRoutes(kit)
  addWebhookRoutes(kit, deliverer)
  addSubscriptionRoutes(kit)
  addTokenRoute(kit, codes)
  addAuthorizeRoutes(kit, codes)
  addPeopleRoutes(server, world)
  addActRoutes(server, world)
  addDrillRoutes({ server, world, faults, calls, deliverer, limiter })
  addHistoryRoutes(server, world)
  addLiveEvents(server, world)
  addPageRoutes(server, world)
  await server.listen({ port, host })
  place.url = `http://${host}:${(server.server.address() as AddressInfo).port}`
  return {
    url: place.url,
    world,
    async close() {
      closing.abort()
      deliverer.close()
      await server.close()
    },
  }
}
