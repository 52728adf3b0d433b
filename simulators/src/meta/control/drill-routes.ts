import type { FastifyInstance } from 'fastify'
import { REFUSALS, type RefusalName } from '../graph/errors.ts'
import { FAULT_KINDS, type Fault, type FaultBox, type FaultKind } from '../graph/faults.ts'
import type { Area, Usage } from '../graph/usage.ts'
import type { Deliverer } from '../push/deliver.ts'
import { type DeliveryMode, USUAL_MODE } from '../push/delivery-mode.ts'
import { writeBody } from '../push/write-body.ts'
import { resetWorld, type Settings, type World } from '../world/world.ts'
import { asBody, type Body, optional, refuse } from './refuse.ts'

type Paged = { Querystring: { since?: string; limit?: string } }
export type DrillKit = { server: FastifyInstance; world: World; faults: FaultBox; deliverer: Deliverer; usage: Usage }

/** Fields of the body whose type is that of the usual value; a sentence for one that is not. */
function readLike<T extends object>(usual: T, body: Body): Partial<T> {
  for (const [key, value] of Object.entries(body)) {
    const sample = (usual as Body)[key]
    if (sample === undefined) throw refuse(400, `${key}: unknown; known are ${Object.keys(usual).join(', ')}`)
    if (typeof sample !== typeof value) throw refuse(400, `${key}: must be a ${typeof sample}`)
  }
  return body as Partial<T>
}

const number = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)
const given = (fields: Record<string, unknown>): Body => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

function readFault(body: Body): Partial<Fault> & { kind: FaultKind; seed?: number } {
  const kind = FAULT_KINDS.find((known) => known === body.kind)
  if (!kind) throw refuse(400, `kind: must be one of ${FAULT_KINDS.join(', ')}`)
  const name = optional(body.name)
  if (name !== undefined && !(name in REFUSALS)) throw refuse(400, `name: must be one of ${Object.keys(REFUSALS).join(', ')}`)
  return {
    kind,
    ...given({
      route: optional(body.route),
      asset: optional(body.asset),
      times: number(body.times),
      probability: number(body.probability),
      afterAccept: body.moment === 'after' ? true : undefined,
      delayMs: number(body.delay_ms),
      resetAfterS: number(body.reset_after_s),
      percent: number(body.percent),
      name: name as RefusalName | undefined,
      status: number(body.status),
      code: number(body.code),
      subcode: number(body.subcode),
      transient: typeof body.is_transient === 'boolean' ? body.is_transient : undefined,
      seed: number(body.seed),
    }),
  }
}

function addFaultRoutes({ server, world, faults, usage }: DrillKit): void {
  server.post('/_sim/faults', (request) => faults.add(readFault(asBody(request.body))))
  server.get('/_sim/faults', () => ({ faults: faults.list(), kinds: FAULT_KINDS, names: Object.keys(REFUSALS) }))
  server.delete<{ Querystring: { id?: string } }>('/_sim/faults', (request) => {
    faults.remove(request.query.id)
    if (request.query.id === undefined) usage.clear()
    return { faults: faults.list() }
  })
  // How full a quota looks from now on, in percent, for so many seconds; 100 and more refuses.
  server.put('/_sim/usage', (request) => {
    const body = asBody(request.body)
    usage.exhaust((optional(body.area) ?? 'app') as Area | 'app', world.now() + (number(body.for_s) ?? 3600) * 1000, number(body.percent) ?? 100)
    return { ok: true }
  })
}

function addLedgerRoutes({ server, world, deliverer }: DrillKit): void {
  server.get<Paged>('/_sim/accepted', (request) => {
    const since = Number(request.query.since ?? 0)
    const accepted = world.accepted.slice(since, since + Number(request.query.limit ?? 10_000))
    return { accepted, next: since + accepted.length, total: world.accepted.length }
  })
  server.get<Paged>('/_sim/deliveries', (request) => {
    const since = Number(request.query.since ?? 0)
    const deliveries = deliverer.deliveries.slice(since, since + Number(request.query.limit ?? 10_000))
    return { deliveries, next: since + deliveries.length, total: deliverer.deliveries.length }
  })
  // The last bodies as they went out, to be kept and sent again by /replay.
  server.get<Paged>('/_sim/posted', (request) => ({
    posted: deliverer.posted.slice(-Number(request.query.limit ?? 100)).map(({ secret, ...line }) => line),
  }))
}

function addDeliveryRoutes({ server, deliverer }: DrillKit): void {
  const state = () => ({ mode: deliverer.mode, counts: deliverer.counts() })
  server.get('/_sim/delivery', state)
  server.put('/_sim/delivery', (request) => {
    deliverer.setMode(readLike<DeliveryMode>({ ...USUAL_MODE }, asBody(request.body)))
    return state()
  })
  server.post('/_sim/delivery/release', () => {
    deliverer.release()
    return state()
  })
  /** Recorded bodies, signed anew: objects are written as this network writes, text goes out exactly as it is. */
  server.post('/_sim/replay', (request) => {
    const { events } = asBody(request.body)
    if (!Array.isArray(events)) throw refuse(400, 'events: a list of webhook bodies (objects or exact texts) is needed')
    let sent = 0
    for (const event of events) {
      const text = typeof event === 'string' ? event : writeBody(event)
      const object = /"object"\s*:\s*"(\w+)"/.exec(text)?.[1]
      if (object === undefined) throw refuse(400, 'events: each needs an object')
      sent += deliverer.sendRaw(object, text)
    }
    return { sent }
  })
}

/** What drills, tests and benches need: faults, ways of delivery, ledgers, settings, a fresh start. */
export function addDrillRoutes(kit: DrillKit): void {
  const { server, world } = kit
  addFaultRoutes(kit)
  addLedgerRoutes(kit)
  addDeliveryRoutes(kit)
  server.get('/_sim/settings', () => world.settings)
  server.put('/_sim/settings', (request) => Object.assign(world.settings, readLike<Settings>(world.settings, asBody(request.body))))
  server.get('/_sim/health', () => ({
    ok: true,
    people: world.people.size,
    posts: world.posts.size,
    comments: world.comments.size,
    messages: world.messages.size,
    accepted: world.accepted.length,
    delivery: kit.deliverer.counts(),
  }))
  server.post('/_sim/reset', (request) => {
    kit.faults.remove()
    kit.usage.clear()
    kit.deliverer.clear()
    resetWorld(world, number(asBody(request.body).seed) ?? 1)
    return { ok: true }
  })
}
