import { sql } from 'kysely'
import type { OpenAccount } from '../accounts/open-account.ts'
import { type AccountRule, fileMessages } from '../cases/file-messages.ts'
import type { InboundItem, InboundMessage } from '../connectors/channel.ts'
import { type Recognised, recogniseSenders, type Sender, senderOf } from '../contacts/recognise-senders.ts'
import { appendMessages, findRepeats, type NewMessage } from '../conversations/append-messages.ts'
import { type AccountChange, applyChanges, applyEarlyChanges, applyWatermarks, type Watermark } from '../conversations/apply-changes.ts'
import { queueFetches } from '../conversations/fetch-attachments.ts'
import { matchEchoes } from '../conversations/match-echoes.ts'
import { messageIdOf } from '../conversations/message-id.ts'
import { openConversations, type Thread, threadKeyOf } from '../conversations/open-conversations.ts'
import { mendText } from '../platform/bad-text.ts'
import type { Tx } from '../platform/db.ts'
import { emitAll, type NewFact } from '../platform/facts.ts'
import type { Suggester } from '../triage/suggester.ts'
import { readParkReason } from './park-reason.ts'
import type { PendingBatch } from './read-pending.ts'
import type { Suggested } from './suggest-early.ts'

interface Arrived {
  account: OpenAccount
  item: InboundMessage
  rawEventId: string
}

export interface TakeInContext {
  suggester: Suggester
  reopenWithinMs: number
}

export interface TakenIn {
  messages: number
  parked: number
  typing: { accountId: string; threadKey: string }[]
  troubles: { accountId: string; reason: string }[]
}

/**
 * The way in: a batch of events of one lane becomes contacts, conversations, messages, cases and facts, all in the caller's transaction.
 * Events of one account stay in order; what a network repeats changes nothing.
 */
export async function takeIn(tx: Tx, batch: PendingBatch, context: TakeInContext): Promise<TakenIn> {
  const facts: NewFact[] = []
  const { arrived, changes, watermarks, profiles, typing, troubles } = sortItems(batch)
  const fresh = await dropKnown(tx, arrived, facts)
  const recognised = await recogniseSenders(
    tx,
    [...profiles, ...fresh.map(({ account, item }) => ({ channel: account.channel, author: item.contact }))],
    facts,
  )
  const drafts = fresh.map((one) =>
    draftMessage(one, senderOf(recognised, one.account.channel, one.item.contact.key), batch.suggested, context.suggester),
  )
  const caseFacts: NewFact[] = []
  const caseOf = await fileMessages(
    tx,
    drafts.map((draft) => draft.incoming),
    ruleOf(batch, context),
    caseFacts,
  )
  const conversations = await openConversations(
    tx,
    drafts.map((draft) => threadOf(draft, caseOf)),
    facts,
  )
  facts.push(...caseFacts)
  const messages: NewMessage[] = drafts.map((draft) => shapeMessage(draft, conversations.idOf, caseOf))
  await appendMessages(tx, messages, conversations.fresh)
  for (const message of messages) facts.push(arrivalFact(message))
  await applyEarlyChanges(tx, messages, facts)
  await applyChanges(tx, changes, facts)
  await applyWatermarks(tx, watermarks, facts)
  await queueFetches(tx, messages)
  const parked = await settleEvents(tx, batch, facts)
  if (batch.events.every((event) => event.via === 'import')) datePast(facts, messages)
  await emitAll(tx, facts)
  return { messages: messages.length, parked, typing, troubles }
}

function sortItems({ events, parsed, accounts }: PendingBatch) {
  const arrived: Arrived[] = []
  const changes: AccountChange[] = []
  const watermarks: Watermark[] = []
  const profiles: Sender[] = []
  const typing: TakenIn['typing'] = []
  const troubles: TakenIn['troubles'] = []
  for (const event of events) {
    const result = parsed.get(event.id)
    const account = accounts.get(event.account_id)!
    const { accountId } = account
    for (const item of result && 'items' in result ? result.items : ([] as InboundItem[])) {
      if (item.kind === 'message') arrived.push({ account, item, rawEventId: event.id })
      else if (item.kind === 'watermark') watermarks.push({ accountId, threadKey: item.threadKey, state: item.state, at: item.at })
      else if (item.kind === 'profile') profiles.push({ channel: account.channel, author: item.author })
      else if (item.kind === 'typing') typing.push({ accountId, threadKey: item.threadKey })
      else if (item.kind === 'trouble') troubles.push({ accountId, reason: item.reason })
      else if (item.kind === 'topic' || item.kind === 'template') continue
      else if (item.kind !== 'ignored') changes.push({ accountId, change: item })
    }
  }
  arrived.sort((a, b) => a.item.sentAt.getTime() - b.item.sentAt.getTime())
  return { arrived, changes, watermarks, profiles, typing, troubles }
}

/** What was never seen: neither kept before, nor twice in this batch, nor an echo of what we sent ourselves. */
async function dropKnown(tx: Tx, arrived: readonly Arrived[], facts: NewFact[]): Promise<Arrived[]> {
  if (arrived.length === 0) return []
  const keyOf = ({ account, item }: Arrived) => `${account.accountId}\n${item.providerId}`
  const once = [...new Map(arrived.map((one) => [keyOf(one), one])).values()]
  const repeats = await findRepeats(
    tx,
    once.map(({ account, item }) => ({ accountId: account.accountId, providerId: item.providerId })),
  )
  const fresh = once.filter((one) => !repeats.has(keyOf(one)))
  const echoes = fresh.filter(({ item }) => item.direction === 'out')
  if (echoes.length === 0) return fresh
  const ours = await matchEchoes(
    tx,
    echoes.map(({ account, item }) => ({ accountId: account.accountId, ...item })),
    facts,
  )
  return fresh.filter((one) => !ours.has(keyOf(one)))
}

function draftMessage({ account, item, rawEventId }: Arrived, sender: Recognised, suggested: Suggested, suggester: Suggester) {
  const text = mendText(item.text)
  const early = suggested.get(item)
  // What the author wrote in before matters only where the text does not tell its language.
  const isSettled = early && (early.language !== null || sender.language === null)
  const suggestion = isSettled ? early : item.direction === 'in' ? suggester.suggest({ text, lastLanguage: sender.language ?? undefined }) : null
  return {
    item,
    rawEventId,
    suggestion,
    identityId: sender.identityId,
    incoming: {
      messageId: messageIdOf(item),
      accountId: account.accountId,
      channel: account.channel,
      contactId: sender.contactId,
      visibility: item.visibility,
      direction: item.direction,
      direct: item.direct,
      sentAt: item.sentAt,
      text,
      language: suggestion?.language ?? null,
      tone: suggestion?.tone ?? 0,
      toneReason: suggestion?.toneReason ?? null,
      typeKey: suggestion?.typeKey ?? null,
      typeReason: suggestion?.typeReason ?? null,
      spam: suggestion?.spam ?? false,
      urgent: suggestion?.urgent ?? false,
    },
  }
}

type Draft = ReturnType<typeof draftMessage>

function threadOf({ item, identityId, incoming }: Draft, caseOf: ReadonlyMap<string, string>): Thread {
  const { messageId, accountId, contactId, visibility, direction, sentAt } = incoming
  const { threadKey, subject = null } = item
  return { accountId, threadKey, contactId, identityId, visibility, subject, direction, sentAt, caseId: caseOf.get(messageId) ?? null }
}

function shapeMessage(
  { item, incoming, suggestion, rawEventId }: Draft,
  conversations: ReadonlyMap<string, string>,
  caseOf: ReadonlyMap<string, string>,
): NewMessage {
  const { messageId, accountId, contactId, direction, visibility, text, sentAt } = incoming
  return {
    messageId,
    accountId,
    contactId,
    direction,
    visibility,
    text,
    sentAt,
    conversationId: conversations.get(threadKeyOf(accountId, item.threadKey))!,
    caseId: caseOf.get(messageId) ?? null,
    authorKind: direction === 'in' ? 'contact' : 'network-app',
    providerId: item.providerId,
    html: item.html ?? null,
    url: item.url ?? null,
    replyTo: item.replyToProviderId ?? null,
    quoted: item.quoted ?? null,
    flags: { direct: item.direct, ...item.flags },
    files: item.files ?? [],
    rawEventId,
    language: suggestion?.language ?? null,
    tone: suggestion?.tone ?? null,
    typeKey: suggestion?.typeKey ?? null,
    reasons: suggestion ? { tone: suggestion.toneReason, type: suggestion.typeReason } : null,
  }
}

function arrivalFact({ messageId, conversationId, caseId, contactId, accountId, direction }: NewMessage): NewFact {
  if (direction === 'out') return { type: 'message.echoed', actor: { kind: 'network', id: null }, data: { messageId, conversationId, caseId } }
  return { type: 'message.received', actor: { kind: 'contact', id: contactId }, data: { messageId, conversationId, caseId, contactId, accountId } }
}

/** What is brought in from the past happened when its messages were written, not now. */
function datePast(facts: NewFact[], messages: readonly NewMessage[]): void {
  const timeOf = new Map<string, Date>()
  for (const { messageId, conversationId, caseId, contactId, sentAt } of messages) {
    for (const id of [messageId, conversationId, caseId, contactId]) if (id && !timeOf.has(id)) timeOf.set(id, sentAt)
  }
  for (const fact of facts) {
    const ids = Object.values(fact.data).filter((value) => typeof value === 'string')
    const at = ids.map((id) => timeOf.get(id)).find((time) => time !== undefined)
    if (at) fact.at = at
  }
}

function ruleOf({ accounts }: PendingBatch, { reopenWithinMs }: TakeInContext) {
  return (accountId: string): AccountRule => {
    const { row } = accounts.get(accountId)!
    return { caseForMentions: row.case_for_mentions, reopenWithinMs, responseTargetS: row.response_target_s, teamId: row.team_id }
  }
}

/** Marks what was understood as done and sets the rest aside with its reason. Returns how many were parked. */
async function settleEvents(tx: Tx, { events, parsed, accounts }: PendingBatch, facts: NewFact[]): Promise<number> {
  const done: string[] = []
  const parked: { id: string; reason: string }[] = []
  for (const { id, account_id } of events) {
    const result = parsed.get(id)
    if (result && 'items' in result) {
      done.push(id)
      continue
    }
    parked.push({ id, reason: result?.error ?? 'unread' })
    facts.push({
      type: 'event.parked',
      actor: { kind: 'platform', id: null },
      data: { rawEventId: id, accountId: account_id, reason: readParkReason(result?.error ?? 'unread').code },
    })
  }
  await sql`update raw_events set state = 'done', settled_at = now(), tries = tries + 1, reason = null where id = any(${done}::bigint[])`.execute(tx)
  if (parked.length > 0) {
    await sql`update raw_events r set state = 'parked', settled_at = now(), tries = tries + 1, reason = w.reason
      from jsonb_to_recordset(${JSON.stringify(parked)}::jsonb) as w (id bigint, reason text) where r.id = w.id`.execute(tx)
  }
  const [first] = accounts.keys()
  if (first)
    await sql`update accounts set last_event_at = now() where id = any(${[...accounts.keys()]}::uuid[]) and (last_event_at is null or last_event_at < now() - interval '5 seconds')`.execute(
      tx,
    )
  return parked.length
}
