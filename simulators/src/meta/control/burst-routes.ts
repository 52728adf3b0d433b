import type { FastifyInstance } from 'fastify'
import type { World } from '../world/world.ts'
import { type Burst, startBurst } from './burst.ts'
import { asBody, needAsset, refuse } from './refuse.ts'

const number = (value: unknown, usual: number): number => (typeof value === 'number' && Number.isFinite(value) ? value : usual)
const view = ({ burstId, made, endedAtMs, plan }: Burst) => ({ id: burstId, made, of: plan.messages, endedAtMs: endedAtMs ?? null })

/** Many messages at a pace. */
export function addBurstRoutes(server: FastifyInstance, world: World): void {
  const bursts = new Map<string, Burst>()
  const stop = () => {
    for (const burst of bursts.values()) burst.stop()
    return { bursts: [...bursts.values()].map(view) }
  }
  server.post('/_sim/burst', (request) => {
    const body = asBody(request.body)
    const texts = Array.isArray(body.texts) ? body.texts.filter((text) => typeof text === 'string') : []
    const assets = (Array.isArray(body.assets) ? body.assets : []).map((id) => needAsset(world, id, ['page', 'instagram', 'phone'], 'assets'))
    if (texts.length === 0 || assets.length === 0) throw refuse(400, 'texts and assets: lists are needed')
    const burst = startBurst(world, `burst-${bursts.size + 1}`, {
      assets,
      messages: number(body.messages, 100),
      users: number(body.users, 20),
      perSecond: Math.max(0.1, number(body.per_second, 10)),
      texts,
      publicShare: number(body.public_share, 0.5),
      seed: number(body.seed, world.settings.seed),
    })
    bursts.set(burst.burstId, burst)
    return view(burst)
  })
  server.get('/_sim/burst', () => ({ bursts: [...bursts.values()].map(view) }))
  server.delete('/_sim/burst', stop)
  world.listeners.add((happening) => {
    if (happening.kind === 'reset') stop()
  })
  server.addHook('preClose', async () => void stop())
}
