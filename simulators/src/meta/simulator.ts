import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { addAssetRoutes } from './control/asset-routes.ts'
import { addBurstRoutes } from './control/burst-routes.ts'
import { addDrillRoutes } from './control/drill-routes.ts'
import { addFeedActs } from './control/feed-acts.ts'
import { addLiveCustomers } from './control/live-customers.ts'
import { addLiveEvents } from './control/live-events.ts'
import { addMessageActs } from './control/message-acts.ts'
import { addWhatsappActs } from './control/whatsapp-acts.ts'
import { ASSET_ENDPOINTS } from './graph/asset-endpoints.ts'
import { addCdnRoutes } from './graph/cdn-routes.ts'
import { badParam, errorBody, isGraphError, refused } from './graph/errors.ts'
import { createFaultBox } from './graph/faults.ts'
import { FEED_ENDPOINTS } from './graph/feed-endpoints.ts'
import { addGraphRoutes } from './graph/graph-routes.ts'
import { MAIL_ENDPOINTS } from './graph/mail-endpoints.ts'
import { createUsage } from './graph/usage.ts'
import { WHATSAPP_ENDPOINTS } from './graph/whatsapp/whatsapp-endpoints.ts'
import { addPageRoutes } from './page/page-routes.ts'
import { createDeliverer } from './push/deliver.ts'
import { noticesOf } from './push/notices-of.ts'
import { createWorld, type World } from './world/world.ts'

export type MetaSimulatorOptions = { port?: number; host?: string; now?: () => number }
export type MetaSimulator = {
  /** Base of the Graph: `{url}/v26.0/…`. */
  url: string
  /** Base for accounts connected by an Instagram login. */
  instagramUrl: string
  world: World
  close(): Promise<void>
}

const MOST_BYTES = 110 * 1024 * 1024

/** Bodies in the network's forms, errors in the network's words, and plain sentences for operators. */
function createServer(): FastifyInstance {
  const server = Fastify({ bodyLimit: MOST_BYTES, forceCloseConnections: true, routerOptions: { maxParamLength: 600 } })
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(String(body)))
    } catch {
      done(badParam('The request body is not valid JSON'))
    }
  })
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (request.url.startsWith('/_sim/')) return reply.code(isGraphError(error) ? 400 : status).send({ error: error.message })
    const refusal = isGraphError(error) ? error.refusal : refused({ status, code: status < 500 ? 100 : 1, message: error.message }).refusal
    return reply.code(refusal.status).type('application/json').send(errorBody(refusal, 'A0'))
  })
  server.setNotFoundHandler((request, reply) => {
    const message = `Unknown path components: ${request.url.split('?')[0]}`
    return reply
      .code(404)
      .type('application/json')
      .send(errorBody({ status: 404, code: 2500, message }, 'A0'))
  })
  return server
}

/**
 * Starts the network on a port of this machine (0, the usual, picks a free one) and resolves when it answers.
 * `now` is its clock in milliseconds; pauses of deliveries and receipts follow real time.
 */
export async function startMetaSimulator({ port = 0, host = '127.0.0.1', now = Date.now }: MetaSimulatorOptions = {}): Promise<MetaSimulator> {
  const server = createServer()
  const world = createWorld(now)
  const closing = new AbortController()
  const place = { url: '' }
  const baseUrl = () => place.url
  const faults = createFaultBox()
  const usage = createUsage(world)
  const deliverer = createDeliverer(world)
  world.listeners.add((happening) => {
    for (const notice of noticesOf(world, happening, baseUrl())) deliverer.offer(notice)
  })
  const endpoints = [...FEED_ENDPOINTS, ...MAIL_ENDPOINTS, ...ASSET_ENDPOINTS, ...WHATSAPP_ENDPOINTS]
  addGraphRoutes({ server, world, faults, usage, closing: closing.signal, baseUrl, endpoints })
  addCdnRoutes(server, world)
  addAssetRoutes(server, world)
  addFeedActs(server, world)
  addMessageActs(server, world)
  addWhatsappActs(server, world)
  addDrillRoutes({ server, world, faults, deliverer, usage })
  addBurstRoutes(server, world)
  addLiveEvents(server, world)
  addLiveCustomers(world)
  addPageRoutes(server, world)
  await server.listen({ port, host })
  place.url = `http://${host}:${(server.server.address() as AddressInfo).port}`
  return {
    url: place.url,
    instagramUrl: `${place.url}/instagram`,
    world,
    async close() {
      closing.abort()
      world.timers.clear()
      deliverer.close()
      await server.close()
    },
  }
}
