import { sql } from 'kysely'
import type { InboundItem } from '../connectors/channel.ts'
import { mendText } from '../platform/bad-text.ts'
import type { Tx } from '../platform/db.ts'
import type { NewFact } from '../platform/facts.ts'
import { isId } from '../platform/ids.ts'
import { editText } from './edit-text.ts'
import { keepReaction } from './keep-reaction.ts'
import { STATE_RANK } from './message-state.ts'

/** A change of a message that is named by the network's id. */
export type Change = Extract<InboundItem, { kind: 'edit' | 'delete' | 'reaction' | 'receipt' | 'hidden' }>
export interface AccountChange {
  accountId: string
  change: Change
}
interface Named {
  accountId: string
  providerId: string
}
export type Watermark = { accountId: string } & Omit<Extract<InboundItem, { kind: 'watermark' }>, 'kind'>

interface Subject {
  id: string
  account_id: string
  provider_id: string
  conversation_id: string
  case_id: string | null
  direction: string
}

const NETWORK = { kind: 'network', id: null } as const

/**
 * Merges what networks say of messages after the fact, by the time of the event: a change that is older than what we have changes
 * nothing, one that comes before its message waits for it.
 */
export async function applyChanges(tx: Tx, changes: readonly AccountChange[], facts: NewFact[]): Promise<void> {
  if (changes.length === 0) return
  const awaited = await takeEarly(tx, await nameVersions(tx, changes))
  const all = [...changes, ...awaited]
  const subjects = await findSubjects(tx, all)
  await findByOwnIds(tx, all, subjects)
  const early: AccountChange[] = []
  for (const one of all) {
    const subject = subjects.get(`${one.accountId}\n${one.change.providerId}`)
    if (subject) await applyChange(tx, subject, one.change, facts)
    else early.push(one)
  }
  await keepEarly(tx, early)
}

/** The messages that changes speak of, by their first id or by a later one, as `accountId\nproviderId`. */
async function findSubjects(tx: Tx, changes: readonly AccountChange[]): Promise<Map<string, Subject>> {
  const { rows } = await sql<Subject>`with wanted as (
      select distinct account_id, provider_id from unnest(${changes.map((c) => c.accountId)}::uuid[], ${changes.map((c) => c.change.providerId)}::text[]) as w (account_id, provider_id))
    select m.id, w.account_id, w.provider_id, m.conversation_id, m.case_id, m.direction from wanted w
      join message_names n on n.account_id = w.account_id and n.provider_id = w.provider_id join messages m on m.id = n.message_id
    union all select m.id, w.account_id, w.provider_id, m.conversation_id, m.case_id, m.direction from wanted w
      join messages m on m.account_id = w.account_id and m.provider_id = w.provider_id`.execute(tx)
  return new Map(rows.map((row) => [`${row.account_id}\n${row.provider_id}`, row]))
}

/** Receipts of replies whose answer never came name them by our own id: from now on they have the network's, too. */
async function findByOwnIds(tx: Tx, changes: readonly AccountChange[], subjects: Map<string, Subject>): Promise<void> {
  const unknown = changes.flatMap(({ accountId, change }) => {
    const own = change.kind === 'receipt' && change.ownMessageId && isId(change.ownMessageId) ? change.ownMessageId : null
    return own && !subjects.has(`${accountId}\n${change.providerId}`) ? [{ account: accountId, own, provider: change.providerId }] : []
  })
  if (unknown.length === 0) return
  const once = [...new Map(unknown.map((one) => [one.own, one])).values()]
  const { rows } = await sql<Subject>`update messages m set provider_id = w.provider
    from jsonb_to_recordset(${JSON.stringify(once)}::jsonb) as w (account uuid, own uuid, provider text)
    where m.id = w.own and m.account_id = w.account and m.direction = 'out' and m.provider_id is null and m.state in ('sending', 'uncertain')
      and not exists (select 1 from messages k where k.account_id = w.account and k.provider_id = w.provider)
    returning m.id, m.account_id, m.provider_id, m.conversation_id, m.case_id, m.direction`.execute(tx)
  for (const row of rows) subjects.set(`${row.account_id}\n${row.provider_id}`, row)
}

/** From now on the network may speak of an edited message by the ids of its versions. Returns those that are new. */
async function nameVersions(tx: Tx, changes: readonly AccountChange[]): Promise<Named[]> {
  const names = changes.flatMap(({ accountId, change }) => {
    const further = change.kind === 'edit' ? (change.versionIds ?? []).filter((id) => id !== change.providerId) : []
    return further.map((name) => ({ account: accountId, first: change.providerId, name }))
  })
  if (names.length === 0) return []
  const { rows } = await sql<Named>`insert into message_names (account_id, provider_id, message_id)
    select w.account, w.name, m.id from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as w (account uuid, first text, name text)
      join messages m on m.account_id = w.account and m.provider_id = w.first
    on conflict do nothing returning account_id as "accountId", provider_id as "providerId"`.execute(tx)
  return rows
}

async function applyChange(tx: Tx, subject: Subject, change: Change, facts: NewFact[]): Promise<void> {
  const data = { messageId: subject.id, conversationId: subject.conversation_id, caseId: subject.case_id }
  switch (change.kind) {
    case 'edit':
      if (await editText(tx, subject.id, mendText(change.text), change.at)) facts.push({ type: 'message.edited', actor: NETWORK, data })
      return
    case 'delete': {
      const deleted = await tx
        .updateTable('messages')
        .set({ deleted_at: change.at })
        .where('id', '=', subject.id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
      if (deleted.numUpdatedRows > 0n) facts.push({ type: 'message.deleted', actor: NETWORK, data })
      return
    }
    case 'hidden':
      if (await hide(tx, subject.id, change.hidden ? change.at : null)) {
        facts.push({ type: 'message.hidden', actor: NETWORK, data: { ...data, undone: !change.hidden } })
      }
      return
    case 'reaction':
      if (await keepReaction(tx, subject.id, change.authorKey, change.emoji, change.at)) facts.push({ type: 'message.reacted', actor: NETWORK, data })
      return
    case 'receipt':
      if (subject.direction === 'out' && (await raiseState(tx, subject.id, change))) {
        facts.push(
          change.state === 'failed'
            ? { type: 'message.failed', actor: NETWORK, data: { ...data, reason: change.reason ?? 'refused' } }
            : { type: `message.${change.state}`, actor: NETWORK, data },
        )
      }
  }
}

async function hide(tx: Tx, messageId: string, hiddenAt: Date | null): Promise<boolean> {
  const hidden = await tx
    .updateTable('messages')
    .set({ hidden_at: hiddenAt })
    .where('id', '=', messageId)
    .where('hidden_at', hiddenAt ? 'is' : 'is not', null)
    .executeTakeFirst()
  return hidden.numUpdatedRows > 0n
}

async function raiseState(tx: Tx, messageId: string, { state, reason, detail }: Extract<Change, { kind: 'receipt' }>): Promise<boolean> {
  const rank = STATE_RANK[state]
  const failed = state === 'failed'
  const raised = await tx
    .updateTable('messages')
    .set({ state, state_rank: rank, failure: failed ? (reason ?? 'refused') : null, failure_detail: failed ? (detail ?? null) : null })
    .where('id', '=', messageId)
    .where('state_rank', '<', rank)
    .executeTakeFirst()
  return raised.numUpdatedRows > 0n
}

/** Everything the brand sent on a thread up to a moment was delivered or read. */
export async function applyWatermarks(tx: Tx, marks: readonly Watermark[], facts: NewFact[]): Promise<void> {
  for (const { accountId, threadKey, state, at } of marks) {
    const rank = STATE_RANK[state]
    // Kept for a reply that is still on its way to the network and was read there already; first, so that whoever settles it waits or is seen.
    const column = sql.ref(state === 'read' ? 'contact_read_at' : 'contact_got_at')
    await sql`update conversations set ${column} = greatest(${column}, ${at}) where account_id = ${accountId} and thread_key = ${threadKey}`.execute(
      tx,
    )
    const { rows } = await sql<Subject>`update messages m set state = ${state}, state_rank = ${rank}, failure = null from conversations v
      where v.account_id = ${accountId} and v.thread_key = ${threadKey} and m.conversation_id = v.id and m.direction = 'out' and m.sent_at <= ${at}
        and m.state_rank between ${STATE_RANK.sent} and ${rank - 1} and m.state <> 'failed'
      returning m.id, m.conversation_id, m.case_id`.execute(tx)
    for (const row of rows)
      facts.push({ type: `message.${state}`, actor: NETWORK, data: { messageId: row.id, conversationId: row.conversation_id, caseId: row.case_id } })
  }
}

/** What networks had said of a reply before we knew that it was sent: receipts by its id, and marks of a place in the thread that it lies before. */
export async function catchUpReply(
  tx: Tx,
  { messageId, sentAt, ...named }: Named & { messageId: string; sentAt: Date | null },
  facts: NewFact[],
): Promise<void> {
  await applyEarlyChanges(tx, [named], facts)
  // A mark that is being noted right now is waited for: it does not see the reply yet.
  await sql`select id from conversations where id = (select conversation_id from messages where id = ${messageId}) for update`.execute(tx)
  const { rows } = await sql<Subject & { state: 'delivered' | 'read' }>`update messages m set state = w.state, state_rank = w.rank, failure = null
    from conversations v, lateral (select case when v.contact_read_at >= ${sentAt}::timestamptz then 'read' when v.contact_got_at >= ${sentAt}::timestamptz then 'delivered' end as state,
      case when v.contact_read_at >= ${sentAt}::timestamptz then ${STATE_RANK.read}::int else ${STATE_RANK.delivered}::int end as rank) w
    where m.id = ${messageId} and v.id = m.conversation_id and w.state is not null and m.state_rank < w.rank and m.state in ('sent', 'delivered')
    returning m.id, m.conversation_id, m.case_id, m.state`.execute(tx)
  for (const row of rows)
    facts.push({
      type: `message.${row.state}`,
      actor: NETWORK,
      data: { messageId: row.id, conversationId: row.conversation_id, caseId: row.case_id },
    })
}

async function keepEarly(tx: Tx, early: readonly AccountChange[]): Promise<void> {
  if (early.length === 0) return
  const rows = early.map(({ accountId, change }) => ({ account: accountId, provider: change.providerId, item: change, at: change.at }))
  await sql`insert into early_changes (account_id, provider_id, item, at) select account, provider, item, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (account uuid, provider text, item jsonb, at timestamptz)`.execute(tx)
}

/** Applies what came before these messages did. */
export async function applyEarlyChanges(tx: Tx, messages: readonly Named[], facts: NewFact[]): Promise<void> {
  await applyChanges(tx, await takeEarly(tx, messages), facts)
}

/** What waited for these ids, in the order it came; it waits no more. */
async function takeEarly(tx: Tx, messages: readonly Named[]): Promise<AccountChange[]> {
  if (messages.length === 0) return []
  const { rows } = await sql<{ id: string; account_id: string; item: Change & { at: string } }>`delete from early_changes e
    using unnest(${messages.map((m) => m.accountId)}::uuid[], ${messages.map((m) => m.providerId)}::text[]) as w (account_id, provider_id)
    where e.account_id = w.account_id and e.provider_id = w.provider_id returning e.id::text, e.account_id, e.item`.execute(tx)
  const inOrder = rows.sort((a, b) => Number(a.id) - Number(b.id))
  return inOrder.map(({ account_id, item }) => ({ accountId: account_id, change: { ...item, at: new Date(item.at) } as Change }))
}
