import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { NewFact } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'
import { type CaseRule, decideCase } from './decide-case.ts'

/** A message about to be kept, as far as cases care. In order of time within a contact and account. */
export interface Incoming {
  messageId: string
  accountId: string
  channel: string
  contactId: string
  visibility: 'public' | 'private'
  direction: 'in' | 'out'
  direct: boolean
  automatic: boolean
  sentAt: Date
  text: string
  language: string | null
  tone: number
  toneReason: unknown
  typeKey: string | null
  typeReason: unknown
  spam: boolean
  urgent: boolean
}

export interface AccountRule extends CaseRule {
  responseTargetS: number
  teamId: string | null
}

interface Pair {
  contact_id: string
  account_id: string
  open_id: string | null
  closed_id: string | null
  closed_at: Date | null
}

/** A case that this batch opens, reopens or adds to, gathered over its messages. */
interface Touched {
  caseId: string
  isNew: boolean
  reopened: boolean
  followUpOf: string | null
  messages: Incoming[]
}

const pairKey = (contactId: string, accountId: string) => `${contactId}\n${accountId}`

/**
 * Finds each message its case, opening and reopening what is needed, and brings the cases up to date: preview, tone, who waits since
 * when. A few statements for the whole batch. The map gives each message's case, or nothing for those that have none.
 */
export async function fileMessages(
  tx: Tx,
  incoming: readonly Incoming[],
  ruleOf: (accountId: string) => AccountRule,
  facts: NewFact[],
): Promise<Map<string, string>> {
  if (incoming.length === 0) return new Map()
  const standings = await holdStandings(tx, incoming)
  const touched = new Map<string, Touched>()
  const caseOf = new Map<string, string>()
  for (const message of incoming) {
    const pair = standings.get(pairKey(message.contactId, message.accountId))!
    const rule = ruleOf(message.accountId)
    const lastClosed = pair.closed_id && pair.closed_at ? { caseId: pair.closed_id, closedAt: pair.closed_at } : null
    const decision = decideCase(message, { openCaseId: pair.open_id, lastClosed }, rule)
    if (decision.do === 'none') continue
    const caseId = decision.do === 'open' ? newId() : decision.caseId
    const one = touched.get(caseId) ?? {
      caseId,
      isNew: decision.do === 'open',
      reopened: false,
      followUpOf: decision.do === 'open' ? decision.followUpOf : null,
      messages: [],
    }
    if (decision.do === 'reopen') one.reopened = true
    one.messages.push(message)
    touched.set(caseId, one)
    caseOf.set(message.messageId, caseId)
    pair.open_id = caseId
  }
  const all = [...touched.values()]
  await openCases(
    tx,
    all.filter((one) => one.isNew),
    ruleOf,
    facts,
  )
  await joinCases(
    tx,
    all.filter((one) => !one.isNew),
    ruleOf,
    facts,
  )
  return caseOf
}

/** The standings, with their open cases held: one that was closed or merged a moment ago is seen as it is now. */
async function holdStandings(tx: Tx, incoming: readonly Incoming[]): Promise<Map<string, Pair>> {
  for (;;) {
    const standings = await findStandings(tx, incoming)
    const open = [...standings.values()].flatMap(({ open_id }) => open_id ?? [])
    if (open.length === 0) return standings
    const { rows } = await sql<{
      id: string
    }>`select id from cases where id = any(${open}::uuid[]) and gathers and state <> 'closed' order by id for no key update`.execute(tx)
    if (rows.length === open.length) return standings
  }
}

async function findStandings(tx: Tx, incoming: readonly Incoming[]): Promise<Map<string, Pair>> {
  const pairs = [...new Map(incoming.map((m) => [pairKey(m.contactId, m.accountId), m])).values()]
  const { rows } = await sql<Pair>`select w.contact_id, w.account_id, o.id as open_id, c.id as closed_id, c.closed_at
    from unnest(${pairs.map((p) => p.contactId)}::uuid[], ${pairs.map((p) => p.accountId)}::uuid[]) as w (contact_id, account_id)
    left join cases o on o.contact_id = w.contact_id and o.account_id = w.account_id and o.gathers and o.state <> 'closed'
    left join lateral (select id, closed_at from cases c where c.contact_id = w.contact_id and c.account_id = w.account_id and c.state = 'closed'
      and c.gathers and c.merged_into is null and c.set_aside_at is null order by c.opened_at desc limit 1) c on o.id is null`.execute(tx)
  return new Map(rows.map((row) => [pairKey(row.contact_id, row.account_id), row]))
}

async function openCases(tx: Tx, opened: readonly Touched[], ruleOf: (accountId: string) => AccountRule, facts: NewFact[]): Promise<void> {
  if (opened.length === 0) return
  const rows = opened.map(({ caseId, followUpOf, messages }) => {
    const first = messages[0]!
    const rule = ruleOf(first.accountId)
    return {
      id: caseId,
      follow_up_of: followUpOf,
      contact: first.contactId,
      account: first.accountId,
      channel: first.channel,
      team: rule.teamId,
      title: titleOf(first.text),
      opened_at: first.sentAt,
      type_key: first.typeKey,
      type_reason: first.typeReason,
      priority: messages.some((m) => m.urgent) ? 1 : 0,
      aside: messages.every((m) => m.spam),
      ...sumUp(messages, rule.responseTargetS),
    }
  })
  const { rows: numbers } = await sql<{ id: string; number: string }>`
    insert into cases (id, follow_up_of, contact_id, account_id, channel, visibility, team_id, title, opened_at, type_id, type_source, type_reason, tone, tone_reason,
      priority, language, preview, preview_by, last_message_at, last_inbound_at, waiting_since, due_at, messages, set_aside_at)
    select w.id, w.follow_up_of, w.contact, w.account, w.channel, w.visibility, w.team, w.title, w.opened_at, t.id, case when t.id is not null then 'suggestion' end, w.type_reason,
      w.tone, w.tone_reason, w.priority, w.language, w.preview, w.preview_by, w.last_at, w.last_in, w.waiting, w.due, w.n, case when w.aside then now() end
    from json_to_recordset(${JSON.stringify(rows)}::json) as w (id uuid, follow_up_of uuid, contact uuid, account uuid, channel text, visibility text, team uuid, title text, opened_at timestamptz,
      type_key text, type_reason jsonb, tone smallint, tone_reason jsonb, priority smallint, language text, preview text, preview_by text, last_at timestamptz, last_in timestamptz,
      waiting timestamptz, due timestamptz, n int, aside boolean)
    left join case_types t on t.key = w.type_key returning id, number::text`.execute(tx)
  const numberOf = new Map(numbers.map((row) => [row.id, row.number]))
  for (const { id, contact, account, aside } of rows) {
    const actor = { kind: 'platform' as const, id: null }
    facts.push({ type: 'case.opened', actor, data: { caseId: id, contactId: contact, accountId: account, number: numberOf.get(id)!, by: 'rule' } })
    if (aside) facts.push({ type: 'case.set-aside', actor, data: { caseId: id, undone: false } })
  }
}

async function joinCases(tx: Tx, joined: readonly Touched[], ruleOf: (accountId: string) => AccountRule, facts: NewFact[]): Promise<void> {
  if (joined.length === 0) return
  const rows = joined.map(({ caseId, reopened, messages }) => ({
    id: caseId,
    reopened,
    urgent: messages.some((m) => m.urgent),
    ...sumUp(messages, ruleOf(messages[0]!.accountId).responseTargetS),
  }))
  const { rows: woken } = await sql<{
    id: string
  }>`select id from cases where id = any(${rows.filter((row) => row.last_in).map((row) => row.id)}::uuid[]) and snoozed_until is not null`.execute(tx)
  // A late arrival must not turn back what a newer message said, so times are compared before anything is replaced.
  await sql`update cases c set messages = c.messages + w.n, updated_at = now(),
      preview = case when w.last_at >= c.last_message_at then w.preview else c.preview end, preview_by = case when w.last_at >= c.last_message_at then w.preview_by else c.preview_by end,
      visibility = case when w.last_at >= c.last_message_at then w.visibility else c.visibility end,
      last_message_at = greatest(c.last_message_at, w.last_at), last_inbound_at = greatest(c.last_inbound_at, w.last_in),
      tone = case when c.tone_source = 'suggestion' and w.last_in is not null and w.last_in >= coalesce(c.last_inbound_at, w.last_in) then w.tone else c.tone end,
      tone_reason = case when c.tone_source = 'suggestion' and w.last_in is not null and w.last_in >= coalesce(c.last_inbound_at, w.last_in) then w.tone_reason else c.tone_reason end,
      priority = case when w.urgent then greatest(c.priority, 1) else c.priority end,
      language = coalesce(w.language, c.language),
      waiting_since = case when w.answered then w.waiting else coalesce(c.waiting_since, w.waiting) end,
      due_at = case when w.answered then w.due else coalesce(c.due_at, w.due) end,
      first_answer_at = case when w.answered then coalesce(c.first_answer_at, w.answered_at) else c.first_answer_at end,
      warned_at = case when w.answered then null else c.warned_at end, breached_at = case when w.answered then null else c.breached_at end,
      snoozed_until = case when w.last_in is not null then null else c.snoozed_until end,
      state = case when w.reopened then case when c.owner_id is null then 'new' else 'pending' end else c.state end,
      closed_at = case when w.reopened then null else c.closed_at end, closed_by = case when w.reopened then null else c.closed_by end, reason_id = case when w.reopened then null else c.reason_id end, rating = case when w.reopened then null else c.rating end
    from json_to_recordset(${JSON.stringify(rows)}::json) as w (id uuid, reopened boolean, urgent boolean, visibility text, tone smallint, tone_reason jsonb, language text, preview text, preview_by text,
      last_at timestamptz, last_in timestamptz, waiting timestamptz, due timestamptz, n int, answered boolean, answered_at timestamptz)
    where c.id = w.id`.execute(tx)
  for (const { id } of woken) facts.push({ type: 'case.woken', actor: { kind: 'contact', id: null }, data: { caseId: id } })
  for (const { id, reopened } of rows) if (reopened) facts.push({ type: 'case.reopened', actor: { kind: 'contact', id: null }, data: { caseId: id } })
}

/** What the messages of one batch say about their case, in order of time. */
function sumUp(messages: readonly Incoming[], responseTargetS: number) {
  const last = messages.at(-1)!
  const inbound = messages.filter((m) => m.direction === 'in')
  const lastIn = inbound.at(-1)
  const lastOut = messages.findLast((m) => m.direction === 'out')
  const unanswered = inbound.find((m) => !lastOut || m.sentAt > lastOut.sentAt)
  return {
    visibility: last.visibility,
    tone: lastIn?.tone ?? 0,
    tone_reason: lastIn?.toneReason ?? null,
    language: inbound.findLast((m) => m.language)?.language ?? null,
    preview: previewOf(last.text),
    preview_by: last.direction === 'in' ? 'contact' : 'brand',
    last_at: last.sentAt,
    last_in: lastIn?.sentAt ?? null,
    waiting: unanswered?.sentAt ?? null,
    due: unanswered ? new Date(unanswered.sentAt.getTime() + responseTargetS * 1000) : null,
    n: messages.length,
    answered: lastOut !== undefined,
    answered_at: lastOut?.sentAt ?? null,
  }
}

/** The first words of a message, on one line. */
export function titleOf(text: string): string {
  return clip(text, 120)
}

export function previewOf(text: string): string {
  return clip(text, 200)
}

function clip(text: string, length: number): string {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).toWellFormed()}…`
}
