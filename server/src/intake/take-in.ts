import { keepTemplateNews } from '../accounts/templates/keep-template-news.ts'
import { type AccountRule, fileMessages } from '../cases/file-messages.ts'
import type { Extra } from '../connectors/channel.ts'
import { type Recognised, recogniseSenders, senderOf } from '../contacts/recognise-senders.ts'
import { appendMessages, findRepeats, type NewMessage } from '../conversations/append-messages.ts'
import { applyChanges, applyEarlyChanges, applyWatermarks } from '../conversations/apply-changes.ts'
import { queueFetches } from '../conversations/fetch-attachments.ts'
import { readAuthor } from '../conversations/lookups/read-author.ts'
import { matchEchoes } from '../conversations/match-echoes.ts'
import { messageIdOf } from '../conversations/message-id.ts'
import { openConversations, type Thread, threadKeyOf } from '../conversations/open-conversations.ts'
import { type Joined, joinThreads } from '../conversations/threads/join-threads.ts'
import { keepTopics } from '../conversations/threads/keep-topics.ts'
import { mendText } from '../platform/bad-text.ts'
import type { Tx } from '../platform/db.ts'
import { emitAll, type NewFact } from '../platform/facts.ts'
import type { Suggester } from '../triage/suggester.ts'
import { placeOwnAnswers } from './place-own-answers.ts'
import type { PendingBatch } from './read-pending.ts'
import { settleEvents } from './settle-events.ts'
import { type Arrived, sortItems } from './sort-items.ts'
import type { Suggested } from './suggest-early.ts'

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
  const { arrived: told, changes, watermarks, profiles, topics, templates, typing, troubles } = sortItems(batch)
  const fresh = await dropKnown(tx, await placeOwnAnswers(tx, told), facts)
  const recognised = await recogniseSenders(
    tx,
    [...profiles, ...fresh.map(({ account, item }) => ({ channel: account.channel, author: item.contact }))],
    facts,
  )
  const senders = fresh.map(({ account, item }) => senderOf(recognised, account.channel, item.contact.key))
  const joined = await joinMails(tx, fresh, senders)
  const drafts = fresh.map((one, place) =>
    draftMessage(one, senders[place]!, joined.get(keyOf(one)), { suggested: batch.suggested, suggester: context.suggester }),
  )
  const caseFacts: NewFact[] = []
  const caseOf = await fileMessages(
    tx,
    drafts.map((draft) => draft.incoming),
    ruleOf(batch, context),
    caseFacts,
  )
  await keepTopics(tx, topics)
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
  await askWhoTheyAre(tx, fresh, senders)
  await keepTemplateNews(tx, templates)
  const parked = await settleEvents(tx, batch, facts)
  if (batch.events.every((event) => event.via === 'import')) datePast(facts, messages)
  await emitAll(tx, facts)
  return { messages: messages.length, parked, typing, troubles }
}

const keyOf = ({ account, item }: Arrived) => `${account.accountId}\n${item.providerId}`

/** What was never seen: neither kept before, nor twice in this batch, nor an echo of what we sent ourselves. */
async function dropKnown(tx: Tx, arrived: readonly Arrived[], facts: NewFact[]): Promise<Arrived[]> {
  if (arrived.length === 0) return []
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

/** The threads of mails, whose network has none. */
function joinMails(tx: Tx, arrived: readonly Arrived[], senders: readonly Recognised[]): Promise<Map<string, Joined>> {
  const mails = arrived.flatMap(({ account: { accountId }, item }, place) => {
    if (!item.references) return []
    const { contactId, identityId, key } = senders[place]!
    const { providerId, threadKey, references, contact, direction, flags } = item
    const keys = [key, contact.key, ...(contact.aliases ?? [])].map((one) => one.toLowerCase())
    return [{ accountId, providerId, threadKey, contactId, identityId, keys, references, unverified: direction === 'in' && !!flags?.unverified }]
  })
  return joinThreads(tx, mails)
}

/** Of those who write for the first time the network is asked who they are, once, where it can be. */
async function askWhoTheyAre(tx: Tx, arrived: readonly Arrived[], senders: readonly Recognised[]): Promise<void> {
  const strangers = new Map(
    arrived.flatMap(({ account, item }, place) => {
      const { isNew, identityId } = senders[place]!
      const one = { accountId: account.accountId, identityId, key: item.contact.key }
      return isNew && account.connector.readAuthor ? [[identityId, one] as const] : []
    }),
  )
  await readAuthor.later(tx, [...strangers.values()], { key: ({ identityId }) => `author:${identityId}` })
}

interface Reading {
  suggested: Suggested
  suggester: Suggester
}

function draftMessage({ account, item, rawEventId }: Arrived, sender: Recognised, joined: Joined | undefined, { suggested, suggester }: Reading) {
  const text = mendText(item.text)
  const early = suggested.get(item)
  // What the author wrote in before matters only where the text does not tell its language.
  const isSettled = early && (early.language !== null || sender.language === null)
  const suggestion = isSettled ? early : item.direction === 'in' ? suggester.suggest({ text, lastLanguage: sender.language ?? undefined }) : null
  return {
    item,
    rawEventId,
    suggestion,
    threadKey: joined?.threadKey ?? item.threadKey,
    identityId: joined?.identityId ?? sender.identityId,
    contactKey: sender.key === item.contact.key ? null : item.contact.key,
    extra: joined?.note ? withNote(item.extra ?? [], joined.note) : (item.extra ?? null),
    participants: item.references ? participantsOf(account, item) : [],
    incoming: {
      messageId: messageIdOf(item),
      accountId: account.accountId,
      channel: account.channel,
      contactId: joined?.contactId ?? sender.contactId,
      visibility: item.visibility,
      direction: item.direction,
      direct: item.direct,
      automatic: item.flags?.automatic === true,
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

const withNote = (extra: readonly Extra[], note: string): Extra[] =>
  extra.map((one) => (one.kind === 'mail' ? { ...one, note: one.note ? `${one.note} ${note}` : note } : one))

/** Who else has a mail. Of one whose sender is not proven nobody is believed to take part. */
function participantsOf({ connector, ...account }: Arrived['account'], { extra, flags, contact }: Arrived['item']): string[] {
  if (flags?.unverified) return []
  const own = new Set([...(connector.addresses?.(account) ?? []), account.providerId, contact.key].map((one) => one.toLowerCase()))
  const named = (extra ?? []).flatMap((one) => (one.kind === 'mail' ? [...one.to, ...one.cc, one.from, one.replyTo ?? ''] : []))
  return [...new Set(named.map(addressIn))].filter((one) => one.includes('@') && !own.has(one))
}

/** `Ana <ana@example.com>` as `ana@example.com`. */
const addressIn = (written: string) => (/<([^<>]+)>\s*$/.exec(written)?.[1] ?? written).trim().toLowerCase()

type Draft = ReturnType<typeof draftMessage>

function threadOf({ item, incoming, threadKey, identityId, contactKey, participants }: Draft, caseOf: ReadonlyMap<string, string>): Thread {
  const { messageId, accountId, contactId, visibility, direction, sentAt } = incoming
  const thread = { accountId, threadKey, contactId, identityId, contactKey, participants, visibility, direction, sentAt }
  return { ...thread, subject: item.subject ?? null, topicProviderId: item.topic?.providerId ?? null, caseId: caseOf.get(messageId) ?? null }
}

function shapeMessage(
  { item, incoming, suggestion, rawEventId, threadKey, extra, participants }: Draft,
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
    conversationId: conversations.get(threadKeyOf(accountId, threadKey))!,
    caseId: caseOf.get(messageId) ?? null,
    authorKind: direction === 'in' ? 'contact' : 'network-app',
    providerId: item.providerId,
    html: item.html ?? null,
    url: item.url ?? null,
    replyTo: item.replyToProviderId ?? null,
    quoted: item.quoted ?? null,
    flags: { direct: item.direct, ...item.flags },
    files: item.files ?? [],
    extra,
    topicProviderId: item.topic?.providerId ?? null,
    participants,
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
