import { sql } from 'kysely'
import type { InboundItem } from '../connectors/channel.ts'
import { mendText } from '../platform/bad-text.ts'
import type { Tx } from '../platform/db.ts'
import type { NewFact } from '../platform/facts.ts'
import { STATE_RANK } from './message-state.ts'

/** A change of a message that is named by the network's id. */
export type Change = Extract<InboundItem, { kind: 'edit' | 'delete' | 'reaction' | 'receipt' }>
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
    case 'reaction':
      if (await react(tx, subject.id, change)) facts.push({ type: 'message.reacted', actor: NETWORK, data })
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

/** The newer text stands; the older is kept among the versions, whichever came first. */
async function editText(tx: Tx, messageId: string, text: string, at: Date): Promise<boolean> {
  const now = await tx.selectFrom('messages').select(['text', 'sent_at', 'edited_at']).where('id', '=', messageId).executeTakeFirstOrThrow()
  const isNewer = at > (now.edited_at ?? now.sent_at)
  const older = isNewer ? { at: now.edited_at ?? now.sent_at, text: now.text } : { at, text }
  if (now.text === text) {
    // Told by a later version before the first: its text stands already, and an older version that comes yet must not replace it.
    if (isNewer) await tx.updateTable('messages').set({ edited_at: at }).where('id', '=', messageId).execute()
    return isNewer
  }
  await tx
    .insertInto('message_versions')
    .values({ message_id: messageId, ...older })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (isNewer) await tx.updateTable('messages').set({ text, edited_at: at }).where('id', '=', messageId).execute()
  return true
}

async function react(tx: Tx, messageId: string, { authorKey, emoji, at }: Extract<Change, { kind: 'reaction' }>): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update messages set reactions = reactions || jsonb_build_object(${authorKey}::text, jsonb_build_object('emoji', ${emoji}::text, 'at', ${at.toISOString()}::text))
    where id = ${messageId} and coalesce((reactions -> ${authorKey}::text ->> 'at')::timestamptz, '-infinity') < ${at}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

async function raiseState(tx: Tx, messageId: string, { state, reason }: Extract<Change, { kind: 'receipt' }>): Promise<boolean> {
  const rank = STATE_RANK[state]
  const raised = await tx
    .updateTable('messages')
    .set({ state, state_rank: rank, failure: state === 'failed' ? (reason ?? 'refused') : null })
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
