import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Json } from '../world/content.ts'
import { traceId } from '../world/make-ids.ts'
import type { World } from '../world/world.ts'
import { authenticate, type Caller, type Host } from './authenticate.ts'
import type { Endpoint } from './endpoint.ts'
import { errorBody, isGraphError, missing, refused } from './errors.ts'
import type { FaultBox } from './faults.ts'
import { readFields } from './fields.ts'
import { assetsOf, findNode, mayReach, type Node } from './nodes.ts'
import { strikeAfter, strikeBefore } from './strike.ts'
import { tokenAnswer } from './token-answers.ts'
import type { Area, Usage } from './usage.ts'

export type GraphKit = {
  server: FastifyInstance
  world: World
  faults: FaultBox
  usage: Usage
  closing: AbortSignal
  baseUrl: () => string
  endpoints: readonly Endpoint[]
}
type Asked = {
  method: string
  id: string
  edge: string
  params: Json
  files: Map<string, File>
  host: Host
  token: string | undefined
  address: string
}

/** All parameters of the query and of a body of any form, together. */
async function readParams(request: FastifyRequest): Promise<{ params: Json; files: Map<string, File> }> {
  const params: Json = { ...(request.query as Json) }
  const files = new Map<string, File>()
  const { body } = request
  if (typeof body === 'string') Object.assign(params, Object.fromEntries(new URLSearchParams(body)))
  else if (Buffer.isBuffer(body)) {
    const headers = { 'content-type': String(request.headers['content-type']) }
    const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => undefined)
    if (!form) throw refused({ status: 400, code: 100, message: '(#100) Invalid multipart body' })
    for (const [name, value] of form) {
      if (typeof value === 'string') params[name] = value
      else files.set(name, value)
    }
  } else if (typeof body === 'object' && body !== null) Object.assign(params, body)
  return { params, files }
}

async function readAsked(request: FastifyRequest, host: Host, baseUrl: string): Promise<Asked> {
  const { id = '', edge = '' } = request.params as Record<string, string>
  const { params, files } = await readParams(request)
  const bearer = /^(?:Bearer|OAuth) (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const token = bearer ?? (typeof params.access_token === 'string' ? params.access_token : undefined)
  const method = request.method === 'POST' && typeof params.method === 'string' ? params.method.toUpperCase() : request.method
  return { method, id, edge, params, files, host, token, address: baseUrl + request.url }
}

const isWhatsapp = (node: Node | undefined): boolean =>
  node?.kind === 'phone' || node?.kind === 'waba' || node?.kind === 'template' || node?.kind === 'file'

/** The thing in the path, `me` being whoever the token belongs to. */
function resolve(world: World, asked: Asked): Node | undefined {
  const id = asked.id === 'me' ? (world.tokens.get(asked.token ?? '')?.meId ?? '') : asked.id
  return findNode(world, id)
}

function checkReach(world: World, caller: Caller, node: Node, endpoint: Endpoint, asked: Asked): void {
  if (!mayReach(world, caller.token, node)) throw missing(asked.method, asked.id)
  const { scopes } = endpoint
  if (scopes.length === 0 || scopes.some((scope) => caller.token.scopes.has(scope))) return
  const isWa = isWhatsapp(node)
  throw refused({
    status: 403,
    code: isWa ? 10 : 200,
    message: isWa ? '(#10) Application does not have permission for this action' : `(#200) Requires ${scopes[0]} permission to manage the object.`,
  })
}

async function run(kit: GraphKit, asked: Asked, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { world } = kit
  const special = tokenAnswer(world, asked)
  const node = special ? undefined : resolve(world, asked)
  const assets = node ? assetsOf(world, node) : []
  const fault = kit.faults.draw({ method: asked.method, node: node?.kind ?? asked.id, edge: asked.edge, assets })
  if (fault?.kind === 'rate-limit')
    for (const area of ['pages', 'messenger', 'instagram', 'whatsapp', 'whatsapp_business_management'] as const)
      kit.usage.exhaust(area, world.now() + fault.resetAfterS * 1000, fault.percent)
  if (fault && (await strikeBefore(fault, request, reply, kit.closing))) return reply
  const body = special ? special() : await answer(kit, asked, node, reply)
  const text = JSON.stringify(body)
  if (fault && (await strikeAfter(fault, request, reply, text, kit.closing))) return reply
  return reply.type('application/json; charset=UTF-8').send(text)
}

async function answer(kit: GraphKit, asked: Asked, node: Node | undefined, reply: FastifyReply): Promise<unknown> {
  const { world } = kit
  const caller = authenticate(world, asked.host, asked.token, asked.params.appsecret_proof as string | undefined, isWhatsapp(node) ? 401 : 400)
  const endpoint = kit.endpoints.find(({ method, node: kind, edge }) => method === asked.method && kind === node?.kind && edge === asked.edge)
  if (!node || !endpoint) throw missing(asked.method, asked.id)
  checkReach(world, caller, node, endpoint, asked)
  const area = (typeof endpoint.area === 'function' ? endpoint.area(node as never) : endpoint.area) as Area
  const { headers, refusal } = kit.usage.count(caller.app.appId, assetsOf(world, node)[0] ?? caller.app.appId, area)
  reply.headers(headers)
  if (refusal) throw refusal
  return endpoint.handle({
    world,
    node: node as never,
    ...caller,
    host: asked.host,
    params: asked.params,
    files: asked.files,
    fields: readFields(typeof asked.params.fields === 'string' ? asked.params.fields : undefined),
    address: asked.address,
    baseUrl: kit.baseUrl(),
  })
}

/** One Graph: `/{version}/{id}` and `/{version}/{id}/{edge}`, and the same below `/instagram` as the host of Instagram logins. */
export function addGraphRoutes(kit: GraphKit): void {
  for (const [prefix, host] of [
    ['', 'facebook'],
    ['/instagram', 'instagram'],
  ] as const) {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      reply.headers({ 'facebook-api-version': (request.params as Record<string, string>).version ?? 'v26.0', 'cache-control': 'no-store' })
      try {
        return await run(kit, await readAsked(request, host, kit.baseUrl()), request, reply)
      } catch (error) {
        if (!isGraphError(error)) throw error
        const trace = traceId(kit.world)
        reply.header('x-fb-trace-id', trace).type('application/json; charset=UTF-8')
        if (error.refusal.code === 190) reply.header('www-authenticate', `OAuth "Facebook Platform" "invalid_token" "${error.refusal.message}"`)
        return reply.code(error.refusal.status).send(errorBody(error.refusal, trace))
      }
    }
    const method = ['GET', 'POST', 'DELETE'] as const
    kit.server.route({ method: [...method], url: `${prefix}/:version(^v\\d+\\.\\d+$)/:id`, handler })
    kit.server.route({ method: [...method], url: `${prefix}/:version(^v\\d+\\.\\d+$)/:id/:edge`, handler })
    for (const id of ['refresh_access_token', 'access_token'])
      kit.server.get(`${prefix}/${id}`, (request, reply) => {
        Object.assign(request.params as object, { id })
        return handler(request, reply)
      })
  }
}
