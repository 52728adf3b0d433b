import type { Person } from './cast.ts'
import { styleOf } from './cast.ts'
import type { SequelKind } from './corpus/answers.ts'
import { type AnswerKind, composeAnswer } from './corpus/compose-answer.ts'
import { composeMessage, type Opener } from './corpus/compose-message.ts'
import { composeSequel } from './corpus/compose-sequel.ts'
import { rootOf, type Tone, type Truth, type TypeKey } from './corpus/truth.ts'
import type { Agent, TeamName } from './people.ts'
import type { Random } from './random.ts'
import { drawWait, whenAtDesk } from './rhythm.ts'

export type Visibility = 'public' | 'private'
export type AccountName = 'BancoAndara' | 'AndaraAyuda' | 'chat'
/** Reasons at closing; the seed gives every closed conversation one of them. */
export type ReasonKey = 'resolved' | 'informed' | 'thanked' | 'lead_captured' | 'no_reply' | 'spam'

export type PlannedTurn = {
  by: 'customer' | 'agent'
  agentEmail?: string
  /** Epoch milliseconds. */
  at: number
  visibility: Visibility
  text: string
  /** What a customer's message truly is. */
  truth?: Truth
}
export type Outcome = {
  state: 'closed' | 'pending' | 'new' | 'escalated'
  reasonKey?: ReasonKey
  rating?: 'positive' | 'neutral' | 'negative'
  ownerEmail?: string
  teamName?: TeamName
  typeKey: TypeKey
  tone: Tone
}
export type PlannedConversation = {
  channel: 'x' | 'chat'
  account: AccountName
  person: Person
  visibility: Visibility
  turns: PlannedTurn[]
  outcome: Outcome
}

/** How far a conversation got. */
export type Stage = 'closed' | 'unassigned' | 'assigned' | 'pending' | 'escalated'
export type ConversationInput = {
  person: Person
  channel: 'x' | 'chat'
  startAt: number
  typeKey: TypeKey
  tone: Tone
  stage: Stage
  agent: Agent
  /** Replaces the composed first message. */
  opener?: Opener
  /** Texts already written; new ones are added, and redrawn a few times rather than repeated. */
  seen: Set<string>
}

/** Plays one conversation from the customer's first message to where it got, as the customer and the bank would. */
export function planConversation(random: Random, input: ConversationInput): PlannedConversation {
  const story = openStory(random, input)
  const { stage, agent, typeKey } = input
  const root = rootOf(typeKey)
  let ending: { reasonKey: ReasonKey; moodOfEnd: Tone } = { reasonKey: 'spam', moodOfEnd: 0 }
  if (stage === 'unassigned' || stage === 'assigned') {
    if (input.tone < 0 && random.chance(0.3)) story.customer('waiting', 12)
  } else if (root !== 'spam') ending = stage === 'closed' ? playToTheEnd(story, random, root) : playHalfWay(story, random, root)
  const tone = input.tone
  const rating = ending.moodOfEnd > 0 ? 'positive' : ending.moodOfEnd < 0 ? 'negative' : 'neutral'
  const held = { ownerEmail: agent.email, ...(agent.team === null ? {} : { teamName: agent.team }) }
  const outcomes: Record<Stage, Outcome> = {
    closed: { state: 'closed', reasonKey: ending.reasonKey, rating, ...held, typeKey, tone },
    unassigned: { state: 'new', typeKey, tone },
    assigned: { state: 'new', ...held, typeKey, tone },
    pending: { state: 'pending', ...held, typeKey, tone },
    escalated: { state: 'escalated', ...held, typeKey, tone },
  }
  return {
    channel: input.channel,
    account: story.account,
    person: input.person,
    visibility: story.turns[0]!.visibility,
    turns: story.turns,
    outcome: outcomes[stage],
  }
}

type Story = {
  account: AccountName
  turns: PlannedTurn[]
  /** Opening hours and balances leave no further question. */
  hasMoreToAsk: boolean
  isPublic: () => boolean
  goPrivate: () => void
  /** The agent answers; the wait is that of an unhurried desk. */
  agent: (kind: AnswerKind, medianMinutes: number) => void
  customer: (kind: SequelKind, medianMinutes: number) => void
}

function openStory(random: Random, { person, channel, startAt, typeKey, tone, agent, opener: given, seen }: ConversationInput): Story {
  const style = styleOf(person)
  const { country, language } = person
  const account: AccountName = channel === 'chat' ? 'chat' : random.chance(0.25) ? 'AndaraAyuda' : 'BancoAndara'
  let visibility: Visibility = channel === 'x' && (given !== undefined || random.chance(0.62)) ? 'public' : 'private'
  const place = visibility === 'public' ? 'post' : channel === 'chat' ? 'chat' : 'direct'
  const opener: Opener = given ?? composeMessage(random, { typeKey, tone, country, language, style, place, handle: account })
  const turns: PlannedTurn[] = [{ by: 'customer', at: startAt, visibility, text: opener.text, truth: opener.truth }]
  const pace = channel === 'chat' ? 0.12 : 1
  const later = (minutes: number) => turns[turns.length - 1]!.at + drawWait(random, minutes * 60_000 * pace)
  return {
    account,
    turns,
    hasMoreToAsk: !/branch_hours|balance/.test(typeKey),
    isPublic: () => visibility === 'public',
    goPrivate: () => {
      visibility = 'private'
    },
    agent: (kind, minutes) => {
      const at = whenAtDesk(later(minutes), random)
      const about = kind === 'detail' ? turns[turns.length - 1]!.text : opener.text
      const { text } = unrepeated(seen, () => ({
        text: composeAnswer(random, {
          kind,
          typeKey,
          country,
          language,
          words: opener.words,
          customerName: person.name,
          agentName: agent.name,
          visibility,
          about,
        }),
      }))
      turns.push({ by: 'agent', agentEmail: agent.email, at, visibility, text })
    },
    customer: (kind, minutes) => {
      const { name, document, phone } = person
      const { text, truth } = unrepeated(seen, () =>
        composeSequel(random, { kind, typeKey, country, language, style, words: opener.words, name, document, phone, agentName: agent.name }),
      )
      turns.push({ by: 'customer', at: later(minutes), visibility, text: visibility === 'public' ? `@${account} ${text}` : text, truth })
    },
  }
}

function unrepeated<T extends { text: string }>(seen: Set<string>, compose: () => T): T {
  let composed = compose()
  for (let tries = 0; seen.has(composed.text) && tries < 8; tries++) composed = compose()
  seen.add(composed.text)
  return composed
}

function playToTheEnd(story: Story, random: Random, root: ReturnType<typeof rootOf>): { reasonKey: ReasonKey; moodOfEnd: Tone } {
  if (root === 'query' || root === 'acknowledgement' || root === 'suggestion') return playInformation(story, random, root)
  const wasPublic = story.isPublic()
  if (wasPublic) {
    const alsoWrites = root !== 'lead' && random.chance(0.07)
    if (alsoWrites) {
      story.goPrivate()
      story.customer('data', 4)
    } else story.agent(root === 'lead' ? 'inform' : 'invite', 14)
    if (!alsoWrites && random.chance(0.13)) return { reasonKey: 'no_reply', moodOfEnd: root === 'complaint' ? -1 : 0 }
    if (!alsoWrites && random.chance(0.22)) story.customer('sent', 15)
    story.goPrivate()
    if (!alsoWrites) story.customer(root === 'lead' ? 'contact' : 'data', 9)
  } else {
    story.agent(root === 'lead' ? 'askContact' : 'ask', 11)
    story.customer(root === 'lead' ? 'contact' : 'data', 7)
  }
  if (root !== 'lead' && random.chance(0.34)) {
    story.agent('wait', 9)
    if (random.chance(0.45)) {
      story.customer(random.chance(0.75) ? 'waiting' : 'furious', 75)
      story.agent('calm', 12)
    }
  }
  story.agent('solve', root === 'lead' ? 8 : 25)
  return { reasonKey: root === 'lead' ? 'lead_captured' : 'resolved', moodOfEnd: playFarewell(story, random, 0.66, 'annoyed') }
}

function playInformation(story: Story, random: Random, root: 'query' | 'acknowledgement' | 'suggestion'): { reasonKey: ReasonKey; moodOfEnd: Tone } {
  if (root === 'acknowledgement' && random.chance(0.3)) return { reasonKey: 'thanked', moodOfEnd: 1 }
  story.agent('inform', 12)
  if (root !== 'query') return { reasonKey: 'thanked', moodOfEnd: 1 }
  if (story.hasMoreToAsk && random.chance(0.35)) {
    story.customer('neutral', 8)
    story.agent('detail', 9)
    return { reasonKey: 'informed', moodOfEnd: playFarewell(story, random, 0.4) }
  }
  return { reasonKey: 'informed', moodOfEnd: playFarewell(story, random, 0.5, 'unhelped') }
}

function playFarewell(story: Story, random: Random, share: number, unhappy?: 'annoyed' | 'unhelped'): Tone {
  if (!random.chance(share)) return 0
  const kind = random.weighted([
    ['thankful', 68],
    ['delighted', 12],
    [unhappy ?? 'thankful', 14],
    ['furious', unhappy === 'annoyed' ? 6 : 0],
  ] as const)
  story.customer(kind, 18)
  const content = kind === 'thankful' || kind === 'delighted'
  if (!content || random.chance(0.6)) story.agent(content ? 'goodbye' : unhappy === 'unhelped' ? 'detail' : 'calm', 9)
  return kind === 'thankful' ? 1 : kind === 'delighted' ? 2 : kind === 'furious' ? -2 : -1
}

function playHalfWay(story: Story, random: Random, root: ReturnType<typeof rootOf>): { reasonKey: ReasonKey; moodOfEnd: Tone } {
  const informs = root === 'query' || root === 'acknowledgement' || root === 'suggestion'
  story.agent(informs ? 'inform' : story.isPublic() ? 'invite' : root === 'lead' ? 'askContact' : 'ask', 12)
  if (informs && story.hasMoreToAsk && random.chance(0.8)) story.customer('neutral', 8)
  if (!informs && random.chance(0.7)) {
    story.goPrivate()
    story.customer(root === 'lead' ? 'contact' : 'data', 8)
    if (root !== 'lead') story.agent('wait', 10)
    if (root !== 'lead' && random.chance(0.4)) story.customer('waiting', 35)
  }
  return { reasonKey: 'resolved', moodOfEnd: 0 }
}
