import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CallLedger } from '../control/call-ledger.ts'
import type { App, User, World } from '../world/world.ts'
import { authenticate, type Caller, type Needs, userOf } from './authenticate.ts'
import type { Fault, FaultBox } from './faults.ts'
import { usageCapped } from './problems.ts'
import type { RateLimiter } from './rate-limits.ts'
import { strikeAfter, strikeBefore } from './strike.ts'

export type Body = Record<string, unknown>
export type Query = Record<string, string | undefined>
/** What an endpoint is given: path, query, body, and who calls. `user` is there whenever the endpoint needs one. */
export type Call = {
  app: App
  user: User
  caller: Caller
  params: Record<string, string>
  query: Query
  body: Body
  raw: unknown
  request: FastifyRequest
}
export type Answer = { status?: number; body: unknown }
export type Endpoint = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; url: string; needs: Needs; handle: (call: Call) => Answer | Promise<Answer> }
export type RestKit = {
  server: FastifyInstance
  world: World
  limiter: RateLimiter
  faults: FaultBox
  calls: CallLedger
  closing: AbortSignal
  baseUrl: () => string
}

const asBody = (value: unknown): Body => (typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? (value as Body) : {})

/** Registers an endpoint: faults first, then who calls, then how often, then the work. */
export function addEndpoint(kit: RestKit, endpoint: Endpoint): void {
  const name = `${endpoint.method} ${endpoint.url}`
  const struck = new WeakMap<FastifyRequest, Fault>()
  kit.server.route({
    method: endpoint.method,
    url: endpoint.url,
    preHandler: async (request, reply) => {
      const user = userOf(kit.world, request)
      kit.calls.note(name, user, kit.world.now(), reply)
      const fault = kit.faults.draw(name, user)
      if (!fault) return
      struck.set(request, fault)
      if (fault.kind === 'rate-limit') kit.limiter.exhaust(name, kit.world.now() + fault.resetAfterS * 1000)
      await strikeBefore(fault, request, reply, kit.closing)
    },
    onSend: async (request, reply, payload) => {
      const fault = struck.get(request)
      return fault ? strikeAfter(fault, request, reply, payload, kit.closing) : payload
    },
    handler: (request, reply) => run(kit, endpoint, name, request, reply),
  })
}

async function run(kit: RestKit, endpoint: Endpoint, name: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = authenticate(kit.world, request, endpoint.needs)
  kit.limiter.count(caller, name, reply)
  if (kit.world.settings.usageCapped && endpoint.method !== 'DELETE') throw usageCapped()
  const call = {
    app: caller.app,
    user: caller.user as User,
    caller,
    params: request.params as Record<string, string>,
    query: request.query as Query,
    body: asBody(request.body),
    raw: request.body,
    request,
  }
  const answer = await endpoint.handle(call)
  return reply
    .code(answer.status ?? 200)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(answer.body))
}
