import { type Cast, makeCast, type Person, styleOf } from './cast.ts'
import type { SequelKind } from './corpus/answers.ts'
import { composeMessage, drawMatter } from './corpus/compose-message.ts'
import { composeSequel } from './corpus/compose-sequel.ts'
import type { Words } from './corpus/spin.ts'
import { rootOf, type Truth } from './corpus/truth.ts'
import { type Customer, makeAgents, makeCustomers } from './people.ts'
import type { AccountName, Visibility } from './plan-conversation.ts'
import { makeRandom, type Random } from './random.ts'

/** Networks on which the bank may be besides X and its own web chat. */
export type OtherNetwork = 'facebook' | 'instagram' | 'whatsapp' | 'email'

/** The next message that a customer writes. */
export type LivePlan = {
  /** To wait before it is written: after the previous plan of `next`, or after the answer it reacts to. */
  delayMs: number
  person: Person
  channel: 'x' | 'chat' | OtherNetwork
  /** On X and in the web chat; elsewhere the bank has one account, named as the network. */
  account: AccountName | OtherNetwork
  visibility: Visibility
  text: string
  truth: Truth
  /** To the bank's last answer, or to the person's own unanswered message; absent when a matter begins. */
  replyTo?: 'answer' | 'own-message'
}

export type LiveTraffic = {
  /** A new matter of someone, or a nudge from someone who waits, also on these networks. Never ends. */
  next: (others?: readonly OtherNetwork[]) => LivePlan
  /** What the person writes back to the answer; null when there is nothing more to say. */
  onAnswer: (personKey: string, answerText: string) => LivePlan | null
}

type Thread = { last: LivePlan; words: Words; answers: number; nudged: boolean }
type LiveInput = { seed?: number | string; messagesPerMinute?: number; customers?: readonly Customer[] }
const mostThreads = 2000

/** Customers who write now, at the given mean rate, and who react to what the desk answers them. */
export function liveTraffic({ seed = 'andara', messagesPerMinute = 6, customers }: LiveInput = {}): LiveTraffic {
  const random = makeRandom(`live ${seed}`)
  const cast = makeCast(seed, customers ?? makeCustomers(5000, seed))
  const threads = new Map<string, Thread>()
  const delay = () => Math.round((-Math.log(1 - random.next()) * 60_000) / messagesPerMinute)
  return {
    next: (others = []) => {
      const waiting = random.chance(0.08)
        ? [...threads.values()].find(({ answers, nudged, last }) => answers === 0 && !nudged && last.truth.tone < 0)
        : undefined
      if (waiting) {
        waiting.nudged = true
        return { ...follow(random, waiting, 'waiting', waiting.last.visibility, ''), delayMs: delay(), replyTo: 'own-message' }
      }
      const begun = begin(random, drawPlace(random, cast, others))
      threads.delete(begun.last.person.key)
      threads.set(begun.last.person.key, begun)
      if (threads.size > mostThreads) threads.delete(threads.keys().next().value!)
      return { ...begun.last, delayMs: delay() }
    },
    onAnswer: (personKey, answerText) => {
      const thread = threads.get(personKey)
      if (thread === undefined) return null
      thread.answers += 1
      const reaction = reactTo(random, thread, answerText)
      if (reaction === null) {
        threads.delete(personKey)
        return null
      }
      const delayMs = random.int(12, 75) * 1000
      const plan: LivePlan = { ...follow(random, thread, reaction.kind, reaction.visibility, answerText), delayMs, replyTo: 'answer' }
      thread.last = plan
      return plan
    },
  }
}

type Writer = Pick<LivePlan, 'person' | 'channel'>
/** Of a hundred matters, those that begin on the other networks when the bank is on all of them. */
const SHARES: Readonly<Record<OtherNetwork, number>> = { whatsapp: 18, facebook: 12, instagram: 9, email: 9 }

function drawPlace(random: Random, cast: Cast, others: readonly OtherNetwork[]): Writer {
  const share = others.reduce((sum, one) => sum + SHARES[one], 0)
  if (share > 0 && random.chance(share / 100)) {
    const channel = random.weighted(others.map((one) => [one, SHARES[one]] as const))
    return { person: cast.onChat(random), channel }
  }
  return random.chance(0.62) ? { person: cast.onX(random), channel: 'x' } : { person: cast.onChat(random), channel: 'chat' }
}

/** Whether a stranger may be selling something there. */
const isOpenToAll = (channel: LivePlan['channel']) => channel === 'x' || channel === 'facebook' || channel === 'instagram'

function begin(random: Random, { person, channel }: Writer): Thread {
  let matter = drawMatter(random)
  while (
    rootOf(matter.typeKey) === 'lead'
      ? person.customerNumber !== null
      : rootOf(matter.typeKey) === 'spam' && (!isOpenToAll(channel) || person.customerNumber !== null || person.verified)
  )
    matter = drawMatter(random)
  const { country, language } = person
  const account = channel === 'x' ? (random.chance(0.25) ? 'AndaraAyuda' : 'BancoAndara') : channel
  const visibility = isOpenToAll(channel) && random.chance(0.65) ? 'public' : 'private'
  const place = channel === 'x' && visibility === 'public' ? 'post' : channel === 'chat' || channel === 'whatsapp' ? 'chat' : 'direct'
  const { text, truth, words } = composeMessage(random, { ...matter, country, language, style: styleOf(person), place, handle: account })
  return { last: { delayMs: 0, person, channel, account, visibility, text, truth }, words, answers: 0, nudged: false }
}

const asksForPrivate = /mensaje directo|privado|interno|\bDM\b|direct(ly)? message|message us directly|in private/i
const asksForContact = /tel[eé]fono|n[uú]mero de contacto|phone/i
const asksForData = /\b(DNI|INE|CPF|ID|documento|c[eé]dula)\b|nombre completo|nome completo|full name|d[ií]gitos|confirm[aá]/i

function reactTo(random: Random, { last, answers }: Thread, answer: string): { kind: SequelKind; visibility: Visibility } | null {
  const root = rootOf(last.truth.typeKey)
  if (root === 'spam' || answers > 5) return null
  const given: SequelKind = root === 'lead' ? 'contact' : 'data'
  if (last.visibility === 'public' && asksForPrivate.test(answer)) return { kind: given, visibility: 'private' }
  if (last.visibility === 'private' && answers < 3 && (root === 'lead' ? asksForContact : asksForData).test(answer))
    return { kind: given, visibility: 'private' }
  if (last.truth.tone > 0 && answers > 1) return null
  if (root === 'acknowledgement' || root === 'suggestion') return random.chance(0.3) ? { kind: 'thankful', visibility: last.visibility } : null
  const upset = last.truth.tone < 0 ? 0.3 : 0.1
  const kind = random.weighted<SequelKind>([
    ['thankful', 0.6 - upset / 2],
    ['delighted', 0.08],
    ['neutral', /branch_hours|balance/.test(last.truth.typeKey) ? 0 : 0.18],
    ['annoyed', upset],
    ['furious', upset / 4],
  ])
  return { kind, visibility: last.visibility }
}

function follow(random: Random, { last, words }: Thread, kind: SequelKind, visibility: Visibility, answer: string): LivePlan {
  const { person, channel, account, truth } = last
  const { country, language, name, document, phone } = person
  const initials = answer.match(/\^(\p{Lu}{2})/u)?.[1]
  const agent = makeAgents().find((one) => one.name.replace(/(\p{Lu})[^\p{Lu}]*/gu, '$1') === initials)
  const agentName = agent?.name ?? { es: 'equipo', en: 'team', pt: 'equipe' }[language]
  const composed = composeSequel(random, {
    kind,
    typeKey: truth.typeKey,
    country,
    language,
    style: styleOf(person),
    words,
    name,
    document,
    phone,
    agentName,
  })
  const { text } = composed
  return {
    delayMs: 0,
    person,
    channel,
    account,
    visibility,
    text: channel === 'x' && visibility === 'public' ? `@${account} ${text}` : text,
    truth: composed.truth,
  }
}
