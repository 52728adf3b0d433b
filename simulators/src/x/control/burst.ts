import { addUser } from '../world/add-user.ts'
import { publishPost } from '../world/publish-post.ts'
import { seededRandom } from '../world/seeded-random.ts'
import { sendDm } from '../world/send-dm.ts'
import type { User, World } from '../world/world.ts'

const TICK_MS = 10

export type BurstPlan = { brand: User; mentions: number; users: number; perSecond: number; texts: string[]; dmShare: number; seed: number }
export type Burst = { burstId: string; plan: BurstPlan; made: number; startedAtMs: number; endedAtMs: number | undefined; stop: () => void }

const FIRST = ['Ana', 'Luis', 'Carla', 'Jorge', 'Marta', 'Pedro', 'Lucía', 'Diego', 'Rosa', 'Iván', 'Elena', 'Pablo', 'Inés', 'Raúl', 'Sofía', 'Hugo']
const LAST = [
  'Quispe',
  'Rojas',
  'Vargas',
  'Mendoza',
  'Torres',
  'Flores',
  'Silva',
  'Castro',
  'Ramos',
  'Ortiz',
  'Luna',
  'Salas',
  'Vega',
  'Ríos',
  'Paz',
  'Soto',
]

function crowd(world: World, size: number): User[] {
  return Array.from({ length: size }, (_, place) => {
    const [first, last] = [FIRST[place % FIRST.length] ?? '', LAST[Math.floor(place / FIRST.length) % LAST.length] ?? '']
    const plain = `${first}${last}`.normalize('NFD').replace(/[^A-Za-z]/g, '')
    return addUser(world, { username: `${plain.slice(0, 10)}${place}`.slice(0, 15), name: `${first} ${last}` })
  })
}

/** People write to the brand at an even pace, in the order of the seed, until the number is reached. Wall time, not the network's clock, keeps the pace. */
export function startBurst(world: World, burstId: string, plan: BurstPlan): Burst {
  const random = seededRandom(plan.seed)
  const people = crowd(world, Math.max(1, plan.users))
  const began = performance.now()
  const burst: Burst = { burstId, plan, made: 0, startedAtMs: world.now(), endedAtMs: undefined, stop: () => end() }
  const end = () => {
    clearInterval(timer)
    burst.endedAtMs ??= world.now()
  }
  const makeOne = () => {
    const author = people[Math.floor(random() * people.length)]
    const text = plan.texts[Math.floor(random() * plan.texts.length)] ?? ''
    if (!author) return
    burst.made += 1
    if (random() < plan.dmShare) sendDm(world, { senderId: author.userId, recipientId: plan.brand.userId, text })
    else {
      const named = text.toLowerCase().includes(`@${plan.brand.username.toLowerCase()}`)
      publishPost(world, { authorId: author.userId, text: named ? text : `@${plan.brand.username} ${text}` })
    }
  }
  const timer = setInterval(() => {
    const due = Math.min(plan.mentions, Math.ceil(((performance.now() - began) / 1000) * plan.perSecond))
    while (burst.made < due) makeOne()
    if (burst.made >= plan.mentions) end()
  }, TICK_MS)
  return burst
}
