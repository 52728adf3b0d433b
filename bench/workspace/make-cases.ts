import type { PoolClient } from 'pg'
import type { Random } from '../../tools/seed/random.ts'
import { idAt } from './id-at.ts'
import type { People } from './make-contacts.ts'
import type { Account, Staff } from './make-staff.ts'
import { writeText } from './write-text.ts'

/** What cases are made of. */
export interface Stock extends Staff, People {
  accounts: Account[]
  typeIds: string[]
  reasonIds: string[]
  tagIds: string[]
  now: number
  days: number
  cases: number
  /** Messages of a case, on average. */
  mean: number
  /** Contact and account of the open cases that gather: there is one of each. */
  gathering: Set<string>
}

const DAY_MS = 86_400_000
const TARGET_MS = 3_600_000
const RECENT = 0.94
const STATES = [
  ['new', 4],
  ['pending', 5],
  ['escalated', 1],
] as const
const LANGUAGES = [
  ['es', 90],
  ['en', 6],
  ['pt', 4],
] as const
const TONES = [
  [-2, 12],
  [-1, 28],
  [0, 35],
  [1, 18],
  [2, 7],
] as const

/** One case from the `at`-th part of the time, with its conversation and messages: rows for `insertCases`. */
export function makeCase(random: Random, stock: Stock, at: number) {
  const share = at / stock.cases
  const opened = stock.now - Math.max(60_000, stock.days * DAY_MS * (1 - share) - random.next() * 600_000)
  const place = Math.floor(stock.contactIds.length * random.next() ** 1.5)
  const contact = stock.contactIds[place]!
  const account = random.pick(stock.accounts.filter(({ channel }) => channel === stock.channels[place]))
  const isOpen = random.chance(share > RECENT ? 0.75 : 0.006)
  const [caseId, conversation] = [idAt(opened), idAt(opened)]
  const owner = random.chance(isOpen ? 0.7 : 0.97) ? stock.personIds[Math.floor(random.next() ** 1.3 * stock.personIds.length)]! : null
  const count = 1 + Math.floor(-Math.log(1 - random.next()) * (stock.mean - 0.5))
  const step = Math.min((10 + random.next() * 300) * 60_000, (stock.now - opened) / count)
  const visibility = account.channel === 'chat' || random.chance(0.4) ? 'private' : 'public'
  const told = { caseId, conversation, contact, account: account.accountId, visibility }
  const messages = Array.from({ length: count }, (_, n) =>
    makeMessage(random, told, { n, isLast: n === count - 1, sent: opened + n * step, isOpen, owner }),
  )
  const gathers = isOpen && !stock.gathering.has(contact + account.accountId)
  if (gathers) stock.gathering.add(contact + account.accountId)
  const row = { ...told, thread: conversation, identity: stock.identityIds[place]!, channel: account.channel, gathers, owner, count }
  const team = random.chance(0.8) ? account.teamId : null
  return {
    messages,
    row: { ...row, team, opened: new Date(opened).toISOString(), ...tell(messages), ...judge(random, stock, messages.at(-1)!, isOpen) },
  }
}

type Message = ReturnType<typeof makeMessage>

/** What a case shows of its messages. */
function tell(messages: readonly Message[]) {
  const last = messages.at(-1)!
  return {
    title: messages[0]!.text.slice(0, 80),
    preview: last.text.slice(0, 200),
    by: last.direction === 'in' ? 'contact' : 'brand',
    last: last.sent,
    inbound: messages.findLast(({ direction }) => direction === 'in')!.sent,
    answered: messages.find(({ direction }) => direction === 'out')?.sent ?? null,
  }
}

/** What people and suggestions said of a case, how far it is, and the clock it runs. */
function judge(random: Random, stock: Stock, last: Message, isOpen: boolean) {
  return {
    state: isOpen ? random.weighted(STATES) : 'closed',
    type: random.chance(0.85) ? stock.typeIds[Math.floor(random.next() ** 2 * stock.typeIds.length)]! : null,
    source: random.chance(0.7) ? 'suggestion' : 'person',
    tone: random.weighted(TONES),
    priority: random.chance(0.1) ? 1 : 0,
    language: random.weighted(LANGUAGES),
    closed: isOpen ? null : last.sent,
    ...clockOf(isOpen && last.direction === 'in' ? Date.parse(last.sent) : null, stock.now),
    snoozed: isOpen && random.chance(0.03) ? new Date(stock.now + DAY_MS).toISOString() : null,
    aside: isOpen && random.chance(0.02) ? last.sent : null,
    reason: isOpen ? null : random.pick(stock.reasonIds),
    rating: isOpen ? null : random.pick(['positive', 'neutral', 'negative']),
    tag: random.chance(0.15) ? random.pick(stock.tagIds) : null,
  }
}

function clockOf(waiting: number | null, now: number) {
  if (waiting === null) return { waiting: null, due: null, warned: null, breached: null }
  const iso = (ms: number) => new Date(ms).toISOString()
  const [warn, due] = [waiting + TARGET_MS * 0.8, waiting + TARGET_MS]
  return { waiting: iso(waiting), due: iso(due), warned: warn <= now ? iso(warn) : null, breached: due <= now ? iso(due) : null }
}

interface Spoken {
  n: number
  isLast: boolean
  sent: number
  isOpen: boolean
  owner: string | null
}

function makeMessage(random: Random, told: { visibility: string }, { n, isLast, sent, isOpen, owner }: Spoken) {
  const direction = n === 0 || random.chance(isLast && isOpen ? 0.6 : 0.45) ? 'in' : 'out'
  const state = direction === 'in' ? 'received' : isOpen && random.chance(0.002) ? 'failed' : 'delivered'
  return {
    ...told,
    message: idAt(sent),
    direction,
    author: direction === 'in' ? 'contact' : 'person',
    writer: direction === 'in' ? null : owner,
    text: writeText(random),
    state,
    rank: state === 'delivered' ? 3 : 0,
    sent: new Date(sent).toISOString(),
  }
}

export type Made = ReturnType<typeof makeCase>

/** The rows are in the database, with the facts that a case leaves. */
export async function insertCases(client: PoolClient, made: readonly Made[]): Promise<void> {
  await client.query(CASES, [JSON.stringify(made.map(({ row }) => row))])
  await client.query(MESSAGES, [JSON.stringify(made.flatMap(({ messages }) => messages))])
}

const CASES = `with w as (select * from jsonb_to_recordset($1::jsonb) as r ("caseId" uuid, conversation uuid, contact uuid, account uuid, identity uuid, thread text,
    channel text, visibility text, title text, preview text, by text, state text, gathers boolean, type uuid, source text, tone smallint, priority smallint,
    language text, owner uuid, team uuid, count int, opened timestamptz, last timestamptz, inbound timestamptz, answered timestamptz, closed timestamptz,
    waiting timestamptz, due timestamptz, warned timestamptz, breached timestamptz, snoozed timestamptz, aside timestamptz, reason uuid, rating text, tag uuid)),
  v as (insert into conversations (id, account_id, contact_id, identity_id, thread_key, visibility, case_id, last_message_at, last_inbound_at, created_at)
    select conversation, account, contact, identity, thread, visibility, "caseId", last, inbound, opened from w),
  t as (insert into case_tags (case_id, tag_id) select "caseId", tag from w where tag is not null),
  f as (insert into facts (type, at, actor_kind, actor_id, data)
    select 'case.opened', opened, 'contact', contact, jsonb_build_object('caseId', "caseId", 'contactId', contact, 'accountId', account, 'by', 'rule') from w
    union all select 'case.closed', closed, 'person', owner, jsonb_build_object('caseId', "caseId", 'reasonId', reason, 'rating', rating) from w where closed is not null)
  insert into cases (id, contact_id, account_id, channel, visibility, title, state, gathers, type_id, type_source, tone, priority, language, owner_id, team_id,
      preview, preview_by, last_message_at, last_inbound_at, waiting_since, due_at, warned_at, breached_at, first_answer_at, messages, snoozed_until, set_aside_at,
      reason_id, rating, opened_at, closed_at, closed_by, updated_at)
    select "caseId", contact, account, channel, visibility, title, state, gathers, type, case when type is not null then source end, tone, priority, language, owner, team,
      preview, by, last, inbound, waiting, due, warned, breached, answered, count, snoozed, aside, reason, rating, opened, closed,
      case when closed is not null then owner end, last from w`

const MESSAGES = `insert into messages (id, conversation_id, account_id, contact_id, case_id, direction, visibility, author_kind, author_id, provider_id, text, state,
    state_rank, sent_at, received_at, language)
  select message, conversation, account, contact, "caseId", direction, visibility, author, writer, message::text, text, state, rank, sent, sent, 'es'
  from jsonb_to_recordset($1::jsonb) as r (message uuid, conversation uuid, account uuid, contact uuid, "caseId" uuid, direction text, visibility text, author text,
    writer uuid, text text, state text, rank smallint, sent timestamptz)`
