import { type Cast, makeCast, type Person } from './cast.ts'
import { drawMatter } from './corpus/compose-message.ts'
import { crisisTexts } from './corpus/crisis-texts.ts'
import { rootOf, type Tone, type TypeKey } from './corpus/truth.ts'
import { type Agent, type Customer, makeAgents, makeCustomers, type TeamName } from './people.ts'
import type { Country } from './places.ts'
import { type ConversationInput, type PlannedConversation, planConversation, type Stage } from './plan-conversation.ts'
import { makeRandom, type Random } from './random.ts'
import { clockOf, drawMoment, whenAtDesk } from './rhythm.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

export type HistoryInput = {
  days?: number
  /** At least this many turns, customers' and agents' together; a few more where the last conversation ends. */
  messages?: number
  seed?: number | string
  /** Epoch milliseconds; nothing is planned after it. */
  now: number
  /** The directory, when it is at hand; otherwise made from the seed. */
  customers?: readonly Customer[]
}

type Scene = { random: Random; cast: Cast; agents: readonly Agent[]; clocks: Map<Country, Intl.DateTimeFormat>; seen: Set<string>; now: number }

/** The past of the demonstration in order of first message: closed conversations over the days, one past outage, and about ninety cases still open now. */
export function planHistory({ days = 90, messages = 20_000, seed = 'andara', now, customers }: HistoryInput): PlannedConversation[] {
  const scene: Scene = {
    random: makeRandom(`history ${seed}`),
    cast: makeCast(seed, customers ?? makeCustomers(5000, seed)),
    agents: makeAgents(),
    clocks: new Map(),
    seen: new Set(),
    now,
  }
  const from = now - days * dayMs
  const planned = [...planOpenCases(scene), ...planPastOutage(scene, from, Math.round(messages * 0.012), seed)]
  let turns = planned.reduce((sum, conversation) => sum + conversation.turns.length, 0)
  while (turns < messages) {
    const conversation = planPast(scene, from)
    if (conversation.turns.at(-1)!.at > now) continue
    planned.push(conversation)
    turns += conversation.turns.length
  }
  return planned.sort((a, b) => a.turns[0]!.at - b.turns[0]!.at)
}

function planPast(scene: Scene, from: number): PlannedConversation {
  const { random, now } = scene
  const { person, channel } = drawPerson(scene)
  const matter = matterFor(scene, person)
  return fresh(scene, {
    person,
    channel,
    ...matter,
    stage: 'closed',
    agent: agentFor(scene, matter.typeKey, person),
    startAt: drawMoment(random, from, now - 10 * 60_000, clock(scene, person)),
  })
}

/** One Tuesday-like day a good month ago on which the app was down for five hours. */
function planPastOutage(scene: Scene, from: number, count: number, seed: number | string): PlannedConversation[] {
  const { random, cast, now } = scene
  const noon = Math.floor((from + (now - from) * 0.58) / dayMs) * dayMs + 15 * hourMs
  if (noon - 12 * hourMs < from) return []
  return crisisTexts(count, `past ${seed}`).map((opener) => {
    const { text, truth } = opener
    const person = cast.onX(random, truth.country)
    const startAt = noon + Math.floor((random.next() + random.next()) * 2.5 * hourMs)
    const planned = planConversation(random, {
      person,
      channel: 'x',
      typeKey: truth.typeKey,
      tone: truth.tone,
      opener,
      seen: scene.seen,
      startAt,
      stage: 'closed',
      agent: agentFor(scene, truth.typeKey, person),
    })
    return { ...planned, account: text.includes('@AndaraAyuda') ? ('AndaraAyuda' as const) : ('BancoAndara' as const) }
  })
}

/** Cases that are open now: some nobody has taken, some taken, some waiting on the customer or on another team. */
function planOpenCases(scene: Scene): PlannedConversation[] {
  const { random } = scene
  const wanted: readonly (readonly [Stage, number, number])[] = [
    ['unassigned', random.int(32, 38), 5 * hourMs],
    ['assigned', random.int(16, 22), 3 * hourMs],
    ['pending', random.int(24, 30), 14 * hourMs],
    ['escalated', random.int(9, 13), 4 * dayMs],
  ]
  return wanted.flatMap(([stage, count, agoMs]) => Array.from({ length: count }, () => planOpen(scene, stage, agoMs)))
}

function planOpen(scene: Scene, stage: Stage, agoMs: number): PlannedConversation {
  const { random, now } = scene
  const waits = stage === 'unassigned' || stage === 'assigned'
  for (;;) {
    const { person, channel } = drawPerson(scene)
    const matter = matterFor(scene, person)
    const root = rootOf(matter.typeKey)
    if (root === 'spam' && stage !== 'unassigned') continue
    if (stage === 'escalated' && !/^(incident|complaint)/.test(root)) continue
    if (stage === 'pending' && /^(ack|sug)/.test(root)) continue
    const ago = channel === 'chat' && waits ? 20 * 60_000 : agoMs
    const startAt = now - 40_000 - Math.floor(random.next() ** 1.6 * ago)
    const planned = fresh(scene, { person, channel, ...matter, stage, agent: agentFor(scene, matter.typeKey, person), startAt })
    if (planned.turns.at(-1)!.at <= now) return planned
    if (!waits && whenAtDesk(now, random) !== now) agoMs = Math.max(agoMs, 20 * hourMs)
  }
}

/** A conversation whose first message nobody has written yet, as far as a few tries allow. */
function fresh({ random, seen }: Scene, rest: Omit<ConversationInput, 'seen'>): PlannedConversation {
  const input = { ...rest, seen }
  let planned = planConversation(random, input)
  for (let tries = 0; seen.has(planned.turns[0]!.text) && tries < 6; tries++) planned = planConversation(random, input)
  seen.add(planned.turns[0]!.text)
  return planned
}

function drawPerson({ random, cast }: Scene): { person: Person; channel: 'x' | 'chat' } {
  return random.chance(0.64) ? { person: cast.onX(random), channel: 'x' } : { person: cast.onChat(random), channel: 'chat' }
}

/** Customers are not prospects, strangers have no card to block, and nobody sends spam in the bank's own chat. */
function matterFor({ random }: Scene, person: Person): { typeKey: TypeKey; tone: Tone } {
  for (;;) {
    const matter = drawMatter(random)
    const root = rootOf(matter.typeKey)
    const known = person.customerNumber !== null
    if (root === 'spam' && (known || person.handle === null || person.verified)) continue
    if (root === 'lead' ? known : !known && /^(request|query\.balance)/.test(matter.typeKey) && random.chance(0.7)) continue
    return matter
  }
}

function agentFor({ random, agents }: Scene, typeKey: TypeKey, person: Person): Agent {
  const team: TeamName = /^lead/.test(typeKey)
    ? 'Leads'
    : /card/.test(typeKey)
      ? 'Tarjetas'
      : /^complaint/.test(typeKey)
        ? 'Reclamos'
        : 'Atención general'
  const able = agents.filter(({ profile, languages }) => profile === 'agent' && languages.includes(person.language))
  const mates = able.filter((agent) => agent.team === team)
  return random.pick(mates.length > 0 ? mates : able)
}

function clock({ clocks }: Scene, { country }: Person): Intl.DateTimeFormat {
  const known = clocks.get(country) ?? clockOf(country)
  clocks.set(country, known)
  return known
}
