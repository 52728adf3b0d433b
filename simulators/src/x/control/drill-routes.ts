import type { FastifyInstance } from 'fastify'
import type { Deliverer } from '../push/deliver.ts'
import { type DeliveryMode, USUAL_MODE } from '../push/delivery-mode.ts'
import { FAULT_KINDS, type Fault, type FaultBox, type FaultKind } from '../rest/faults.ts'
import type { RateLimiter } from '../rest/rate-limits.ts'
import { checkWebhook } from '../rest/webhook-routes.ts'
import { resetWorld, type Settings, type World } from '../world/world.ts'
import { type Burst, startBurst } from './burst.ts'
import type { CallLedger } from './call-ledger.ts'
import { needUser, refuse } from './refuse.ts'

type Body = Record<string, unknown>
type Paged = { Querystring: { since?: string; limit?: string } }
export type DrillKit = { server: FastifyInstance; world: World; faults: FaultBox; calls: CallLedger; deliverer: Deliverer; limiter: RateLimiter }

/** Fields of the body whose type is that of the usual value; a sentence for one that is not. */
function readLike<T extends object>(usual: T, body: Body): Partial<T> {
  for (const [key, value] of Object.entries(body)) {
    const sample = (usual as Body)[key]
    if (sample === undefined) throw refuse(400, `${key}: unknown; known are ${Object.keys(usual).join(', ')}`)
    if (typeof sample !== typeof value) throw refuse(400, `${key}: must be a ${typeof sample}`)
  }
  return body as Partial<T>
}

const number = (value: unknown, usual: number): number => (typeof value === 'number' && Number.isFinite(value) ? value : usual)

function readFault(body: Body): Partial<Fault> & { kind: FaultKind; seed?: number } {
  const kind = FAULT_KINDS.find((known) => known === body.kind)
  if (!kind) throw refuse(400, `kind: must be one of ${FAULT_KINDS.join(', ')}`)
  return {
    kind,
    ...(typeof body.route === 'string' ? { route: body.route } : {}),
    ...(typeof body.user === 'string' ? { user: body.user } : {}),
    ...(typeof body.times === 'number' ? { times: body.times } : {}),
    ...(typeof body.probability === 'number' ? { probability: body.probability } : {}),
    ...(body.moment === 'after' ? { afterAccept: true } : {}),
    ...(typeof body.delay_ms === 'number' ? { delayMs: body.delay_ms } : {}),
    ...(typeof body.reset_after_s === 'number' ? { resetAfterS: body.reset_after_s } : {}),
    ...(typeof body.seed === 'number' ? { seed: body.seed } : {}),
  }
}

function addFaultRoutes({ server, faults, limiter }: DrillKit): void {
  server.post('/_sim/faults', (request) => faults.add(readFault((request.body ?? {}) as Body)))
  server.get('/_sim/faults', () => ({ faults: faults.list() }))
  server.delete<{ Querystring: { id?: string } }>('/_sim/faults', (request) => {
    faults.remove(request.query.id)
    if (request.query.id === undefined) limiter.clear()
    return { faults: faults.list() }
  })
}

function addLedgerRoutes({ server, world, deliverer, calls }: DrillKit): void {
  server.put('/_sim/calls', () => {
    calls.begin()
    return { ok: true }
  })
  server.get('/_sim/calls', () => ({ calls: calls.list() }))
  server.get<Paged>('/_sim/accepted', (request) => {
    const since = Number(request.query.since ?? 0)
    const accepted = world.accepted.slice(since, since + Number(request.query.limit ?? 10_000))
    return { accepted, next: since + accepted.length, total: world.accepted.length }
  })
  server.get<Paged>('/_sim/deliveries', (request) => {
    const since = Number(request.query.since ?? 0)
    const page = deliverer.deliveries.slice(since, since + Number(request.query.limit ?? 10_000))
    const deliveries = page.map(({ body, signature, ...delivery }) => delivery)
    return { deliveries, next: since + page.length, total: deliverer.deliveries.length }
  })
}

function addDeliveryRoutes({ server, world, deliverer }: DrillKit): void {
  const state = () => ({ mode: deliverer.mode, counts: deliverer.counts() })
  server.get('/_sim/delivery', state)
  server.put('/_sim/delivery', (request) => {
    const change = readLike<DeliveryMode>({ ...USUAL_MODE }, (request.body ?? {}) as Body)
    deliverer.setMode(change)
    return state()
  })
  server.post('/_sim/delivery/release', () => {
    deliverer.release()
    return state()
  })
  server.post('/_sim/crc', async () => {
    const webhooks = [...world.webhooks.values()]
    const reasons = await Promise.all(webhooks.map((webhook) => checkWebhook(world, webhook)))
    return {
      webhooks: webhooks.map((webhook, place) => ({ id: webhook.webhookId, url: webhook.url, valid: webhook.valid, reason: reasons[place] ?? null })),
    }
  })
}

const viewBurst = ({ burstId, made, startedAtMs, endedAtMs, plan }: Burst) => ({
  id: burstId,
  made,
  of: plan.mentions,
  startedAtMs,
  endedAtMs: endedAtMs ?? null,
})

function addBurstRoutes({ server, world }: DrillKit, bursts: Map<string, Burst>): void {
  server.post('/_sim/burst', (request) => {
    const body = (request.body ?? {}) as Body
    const texts = Array.isArray(body.texts) ? body.texts.filter((text) => typeof text === 'string') : []
    if (texts.length === 0) throw refuse(400, 'texts: a list of texts is needed')
    const burst = startBurst(world, `burst-${bursts.size + 1}`, {
      brand: needUser(world, body.brand, 'brand'),
      mentions: number(body.mentions, 100),
      users: number(body.users, 20),
      perSecond: Math.max(0.1, number(body.per_second, 10)),
      texts,
      dmShare: number(body.dm_share, 0),
      seed: number(body.seed, world.settings.seed),
    })
    bursts.set(burst.burstId, burst)
    return viewBurst(burst)
  })
  server.get('/_sim/burst', () => ({ bursts: [...bursts.values()].map(viewBurst) }))
  server.delete('/_sim/burst', () => {
    for (const burst of bursts.values()) burst.stop()
    return { bursts: [...bursts.values()].map(viewBurst) }
  })
  server.addHook('preClose', async () => {
    for (const burst of bursts.values()) burst.stop()
  })
}

/** What drills, tests and benches need: faults, ways of delivery, bursts, ledgers, settings, a fresh start. */
export function addDrillRoutes(kit: DrillKit): void {
  const { server, world } = kit
  const bursts = new Map<string, Burst>()
  addFaultRoutes(kit)
  addLedgerRoutes(kit)
  addDeliveryRoutes(kit)
  addBurstRoutes(kit, bursts)
  server.get('/_sim/settings', () => world.settings)
  server.put('/_sim/settings', (request) => Object.assign(world.settings, readLike<Settings>(world.settings, (request.body ?? {}) as Body)))
  server.get('/_sim/health', () => ({
    ok: true,
    users: world.users.size,
    posts: world.posts.size,
    dms: world.dms.size,
    accepted: world.accepted.length,
    refreshes: world.refreshes,
    delivery: kit.deliverer.counts(),
  }))
  server.post('/_sim/reset', (request) => {
    for (const burst of bursts.values()) burst.stop()
    bursts.clear()
    kit.faults.remove()
    kit.limiter.clear()
    kit.deliverer.clear()
    resetWorld(world, number((request.body as Body | null)?.seed, 1))
    return { ok: true }
  })
}
