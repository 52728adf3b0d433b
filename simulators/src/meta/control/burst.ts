import { seededRandom } from '../../x/world/seeded-random.ts'
import { addPerson } from '../world/add-person.ts'
import type { Asset } from '../world/assets.ts'
import { writeComment } from '../world/comments.ts'
import { putMessage } from '../world/messages.ts'
import { publishPost } from '../world/posts.ts'
import type { World } from '../world/world.ts'

export type BurstPlan = {
  assets: readonly Asset[]
  messages: number
  users: number
  perSecond: number
  texts: readonly string[]
  publicShare: number
  seed: number
}
export type Burst = { burstId: string; plan: BurstPlan; made: number; endedAtMs: number | undefined; stop(): void }

const STEP_MS = 20

function make(world: World, asset: Asset, personId: string, text: string, isPublic: boolean): void {
  if (asset.kind === 'waba') return
  if (asset.kind === 'phone') putMessage(world, { network: 'whatsapp', assetId: asset.id, personId, fromAsset: false, text, content: { body: text } })
  else if (!isPublic)
    putMessage(world, { network: asset.kind === 'page' ? 'messenger' : 'instagram', assetId: asset.id, personId, fromAsset: false, text })
  else {
    const network = asset.kind === 'page' ? 'facebook' : 'instagram'
    const wall = [...world.posts.values()].find((post) => post.assetId === asset.id && post.authorId === undefined && post.deletedAtMs === undefined)
    writeComment(world, { post: wall ?? publishPost(world, { network, assetId: asset.id, text: 'Novedades' }), authorId: personId, text })
  }
}

/** Starts that many messages at that pace, spread over the assets and people by chance. */
export function startBurst(world: World, burstId: string, plan: BurstPlan): Burst {
  const random = seededRandom(plan.seed)
  const people = Array.from({ length: plan.users }, (_, place) => addPerson(world, { username: `burst${place + 1}`, name: `Cliente ${place + 1}` }))
  const draw = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const startedAtMs = performance.now()
  const timer = setInterval(() => {
    const due = Math.min(plan.messages, Math.floor(((performance.now() - startedAtMs) / 1000) * plan.perSecond))
    while (burst.made < due) {
      burst.made += 1
      make(world, draw(plan.assets), draw(people).personId, draw(plan.texts), random() < plan.publicShare)
    }
    if (burst.made >= plan.messages) burst.stop()
  }, STEP_MS)
  const burst: Burst = {
    burstId,
    plan,
    made: 0,
    endedAtMs: undefined,
    stop() {
      clearInterval(timer)
      burst.endedAtMs ??= world.now()
    },
  }
  return burst
}
