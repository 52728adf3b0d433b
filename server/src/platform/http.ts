import { randomUUID } from 'node:crypto'
import type { Door, Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { findBadText } from './bad-text.ts'
import type { Caller } from './caller.ts'
import { AppError } from './errors.ts'
import { answerOnce } from './idempotency.ts'
import { networkOf } from './network-of.ts'
import { type Platform, publicUrl } from './platform.ts'
import { repeatedKey } from './repeated-key.ts'
import { answerError } from './request-errors.ts'

/** Tells who sent a request, or null when nobody known did. The staff slice provides it. */
export type Identify = (request: FastifyRequest, at: Date) => Promise<Caller | null>

export interface Context {
  request: FastifyRequest
  reply: FastifyReply
}

export interface Http {
  raw: FastifyInstance
  /** Every route of the contract that is served, for the reference page and for the tests that walk them. */
  endpoints: Endpoint[]
  identify(by: Identify): void
  /** Who sent this request; throws `unauthenticated` when nobody known did. */
  callerOf(request: FastifyRequest): Promise<Caller>
  /** Serves a route to callers who may pass its door. */
  handle<I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    run: (input: z.infer<I>, caller: Caller, context: Context) => Promise<z.input<O>>,
  ): void
  /** Serves a route whose door is `anyone` or `visitor`, and which finds out itself who that is. */
  handleOpen<I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    run: (input: z.infer<I>, context: Context) => Promise<z.input<O>>,
  ): void
}

const BODY_LIMIT = 1024 * 1024
/** Long enough for the largest file on a slow line; a request that takes longer to arrive is holding the connection. */
const REQUEST_TIMEOUT_MS = 300_000
const HSTS_S = 31_536_000

/** How many requests a minute, and who they are counted for. */
interface Limit {
  max: number
  keyGenerator: (request: FastifyRequest) => string | Promise<string>
}

/** The web server: contract in, contract out, one shape of error. */
export async function createHttp(platform: Platform): Promise<Http> {
  const { config, log, clock, telemetry } = platform
  const raw = Fastify({
    loggerInstance: log.child({}, { level: log.level === 'info' ? 'warn' : log.level, serializers: { req: describeRequest } }) as FastifyBaseLogger,
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    // An address that no route can have, as one with a part that is far too long.
    frameworkErrors: (_error, request, reply) =>
      answerError(log, new AppError('not_found', 'route/unknown', 'There is nothing here.'), request, reply),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  })
  const endpoints: Endpoint[] = []
  const isEncrypted = publicUrl(config).startsWith('https://')
  let identify: Identify = async () => null

  readJsonStrictly(raw)
  raw.setErrorHandler((error, request, reply) => answerError(log, error, request, reply))
  raw.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    if (isEncrypted) reply.header('strict-transport-security', `max-age=${HSTS_S}`)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    refuseForeignOrigin(request)
  })
  raw.addHook('onResponse', async (request, reply) => {
    telemetry.requestSeconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })
  if (config.rateLimits) await raw.register(rateLimit, { global: false })

  async function callerOf(request: FastifyRequest): Promise<Caller> {
    const caller = await identify(request, clock.now())
    if (!caller) throw new AppError('unauthenticated', 'session/missing', 'Sign in first.')
    return caller
  }

  function serve<I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    run: (context: Context, readIt: () => z.infer<I>) => Promise<z.input<O>>,
    limit: Limit,
  ): void {
    endpoints.push(endpoint)
    raw.route({
      method: endpoint.method,
      url: endpoint.path,
      ...(config.rateLimits && { config: { rateLimit: { timeWindow: 60_000, ...limit } } }),
      handler: async (request, reply) => endpoint.reply.parse(await run({ request, reply }, () => readInput(endpoint, request))),
    })
  }

  /** A caller we know counts alone. Everyone else counts by address: what they send us to be known by, they could change each time. */
  async function keyOfCaller(request: FastifyRequest): Promise<string> {
    const caller = await identify(request, clock.now())
    return caller ? `${caller.kind}:${caller.id}` : keyOfAddress(request)
  }

  return {
    raw,
    endpoints,
    callerOf,
    identify(by) {
      identify = by
    },
    handle(endpoint, run) {
      serve(
        endpoint,
        async (context, readIt) => {
          const caller = await callerOf(context.request)
          checkDoor(caller, endpoint.door)
          const input = readIt()
          return answerOnce(platform, context.request, `${caller.kind}:${caller.id}`, () => run(input, caller, context))
        },
        { max: endpoint.method === 'GET' ? 1200 : 600, keyGenerator: keyOfCaller },
      )
    },
    handleOpen(endpoint, run) {
      // Visitors are many behind one address, and each of them is counted once their token is read.
      serve(endpoint, (context, readIt) => run(readIt(), context), { max: endpoint.door === 'visitor' ? 2000 : 300, keyGenerator: keyOfAddress })
    },
  }
}

/**
 * A body that gives a name twice is refused: which of the two counts depends on who reads it, and one of them would be lost without a word.
 * What networks send is read by their connectors, from the bytes as they came.
 */
function readJsonStrictly(raw: FastifyInstance): void {
  const parse = raw.getDefaultJsonParser('error', 'error')
  raw.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    parse(request, text, (error, body) => {
      const field = error ? undefined : repeatedKey(text)
      if (field === undefined) return done(error, body)
      return done(new AppError('invalid', 'request/duplicate-key', `The field ${field} is given twice.`, { field }))
    })
  })
}

const keyOfAddress = ({ ip }: FastifyRequest): string => networkOf(ip)

/** For the log, without what stands behind the `?`: a visitor's token may. */
function describeRequest({ method, url, ip }: FastifyRequest) {
  return { method, url: url.split('?')[0], ip }
}

function checkDoor(caller: Caller, door: Door): void {
  if (door === 'signed-in' || door === 'anyone' || door === 'visitor') return
  if (!caller.permissions.has(door)) throw new AppError('forbidden', 'permission/missing', `This needs the permission ${door}.`, { permission: door })
}

/** A form on another site must not act with our cookie. The widget and web hooks carry no cookie and are left alone. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host, cookie } = request.headers
  if (!cookie || !origin || request.method === 'GET' || request.method === 'HEAD' || request.url.startsWith('/widget/')) return
  if (URL.parse(origin)?.host !== host) throw new AppError('forbidden', 'origin/foreign', 'This request came from another site.')
}

function readInput<I extends z.ZodType>(endpoint: Endpoint<I>, request: FastifyRequest): z.infer<I> {
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw new AppError('invalid', 'request/invalid', 'The body must be a JSON object.')
  const rest = endpoint.method === 'GET' || endpoint.method === 'DELETE' ? (request.query as object) : body
  const given = { ...rest, ...(request.params as object) }
  const bad = findBadText(given)
  if (bad) throw new AppError('invalid', 'request/bad-text', `The field ${bad} holds a NUL or half a character.`, { field: bad })
  const read = endpoint.input.safeParse(given)
  if (read.success) return read.data
  const fields = read.error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), message }))
  throw new AppError('invalid', 'request/invalid', fields.map(({ field, message }) => `${field || 'request'}: ${message}`).join('; '), { fields })
}
