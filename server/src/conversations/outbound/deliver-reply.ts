import { sql } from 'kysely'
import { callWithRefresh } from '../../accounts/call-with-refresh.ts'
import { notePace } from '../../accounts/note-pace.ts'
import { openAccount } from '../../accounts/open-account.ts'
import { ConnectorError, type Outbound, type Sent } from '../../connectors/channel.ts'
import { crashPoint } from '../../platform/crash-point.ts'
import { brokenUnique, type Db, inTransaction, type Tx } from '../../platform/db.ts'
import { emit, emitAll, type NewFact, PLATFORM } from '../../platform/facts.ts'
import { type Attempt, job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { catchUpReply } from '../apply-changes.ts'
import { STATE_RANK } from '../message-state.ts'
import { isBehind } from './is-behind.ts'

export interface ReplyToDeliver {
  messageId: string
  conversationId: string
}

interface Row {
  id: string
  conversation_id: string
  case_id: string | null
  account_id: string
  state: string
  text: string
  visibility: 'public' | 'private'
  reply_to: string | null
  as_quote: boolean
  thread_key: string
  recipient_key: string
  recipient_handle: string | null
  last_inbound_at: Date | null
  author_kind: string
  paused_until: Date | null
}

const MAX_TRIES = 8
/** A pause of the queue, whose time is the database's and not the product's. */
const BEHIND_MS = 300

/**
 * One attempt to hand a reply to its network, outside any transaction. Found `sending` on arrival, a worker died in the middle of the call
 * and nobody knows whether the network has it: the agent is asked, and it is never sent again blindly.
 */
export const deliverReply = job<ReplyToDeliver>('deliver-reply', MAX_TRIES, async (platform, data, attempt) => {
  const row = await readReply(platform.db, data.messageId)
  if (!row) return
  if (row.state === 'sending') return settle(platform, row, { state: 'uncertain' })
  if (row.state !== 'queued') return
  if (row.paused_until && row.paused_until > platform.clock.now()) return putOff(platform, data, row.paused_until)
  if (await isBehind(platform.db, row.id, row.conversation_id)) return putOff(platform, data, new Date(Date.now() + BEHIND_MS))
  const account = await openAccount(platform, row.account_id)
  if (account.row.state === 'broken') return settle(platform, row, { state: 'failed', failure: 'account-broken' })
  if (!(await begin(platform.db, row.id))) return
  crashPoint(platform.config, 'before-send')
  try {
    const outbound = await toOutbound(platform, row)
    const sent = await callWithRefresh(platform, row.account_id, (open) => open.connector.send(open, outbound, platform.egress))
    crashPoint(platform.config, 'before-mark-sent')
    await settle(platform, row, { state: sent.state ?? 'sent', sent })
  } catch (error) {
    await afterFailure(platform, row, data, attempt, error)
  }
})

async function readReply(db: Db, messageId: string): Promise<Row | undefined> {
  const row = await db
    .selectFrom('messages as m')
    .innerJoin('conversations as v', 'v.id', 'm.conversation_id')
    .innerJoin('identities as i', 'i.id', 'v.identity_id')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .select([
      'm.id',
      'm.conversation_id',
      'm.case_id',
      'm.account_id',
      'm.state',
      'm.text',
      'm.visibility',
      'm.reply_to',
      'm.as_quote',
      'v.thread_key',
      'i.key as recipient_key',
      'i.handle as recipient_handle',
      'v.last_inbound_at',
      'm.author_kind',
      sql<Date | null>`case m.visibility when 'private' then a.private_paused_until else a.paused_until end`.as('paused_until'),
    ])
    .where('m.id', '=', messageId)
    .executeTakeFirst()
  return row as Row | undefined
}

/** From here on the network may have it. False when somebody else began, or the agent took it back. */
async function begin(db: Db, messageId: string): Promise<boolean> {
  const begun = await db
    .updateTable('messages')
    .set((eb) => ({ state: 'sending', state_rank: STATE_RANK.sending, tries: eb('tries', '+', 1) }))
    .where('id', '=', messageId)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return begun.numUpdatedRows > 0n
}

async function toOutbound(platform: Platform, row: Row): Promise<Outbound> {
  const files = await platform.db
    .selectFrom('attachments as a')
    .innerJoin('files as f', 'f.id', 'a.file_id')
    .select(['f.id', 'f.name', 'f.mime', 'f.size'])
    .where('a.message_id', '=', row.id)
    .orderBy('a.position')
    .execute()
  return {
    messageId: row.id,
    threadKey: row.thread_key,
    visibility: row.visibility,
    recipient: { key: row.recipient_key, handle: row.recipient_handle },
    text: row.text,
    lastContactAt: row.last_inbound_at,
    byPerson: row.author_kind === 'person',
    replyToProviderId: row.reply_to,
    asQuote: row.as_quote,
    files: files.map(({ id, name, mime, size }) => ({ name, mime, size: Number(size), read: () => readWhole(platform, id) })),
  }
}

async function readWhole({ files }: Platform, fileId: string): Promise<Uint8Array> {
  return Buffer.concat(await (await files.get(fileId)).toArray())
}

async function afterFailure(platform: Platform, row: Row, data: ReplyToDeliver, attempt: Attempt, error: unknown): Promise<void> {
  if (!(error instanceof ConnectorError)) {
    platform.log.error({ err: error, messageId: row.id }, 'a reply failed in an unknown way')
    return settle(platform, row, { state: 'uncertain' })
  }
  if (error.next === 'uncertain') return settle(platform, row, { state: 'uncertain' })
  if (error.next === 'retry' && !attempt.last) {
    await platform.db
      .updateTable('messages')
      .set({ state: 'queued', state_rank: STATE_RANK.queued, failure: error.code })
      .where('id', '=', row.id)
      .where('state', '=', 'sending')
      .execute()
    if (!error.retryAt) throw error
    const pace = { remaining: 0, resetsAt: error.retryAt }
    await inTransaction(platform.db, (tx) => notePace(tx, row.account_id, pace, row.visibility))
    return putOff(platform, data, error.retryAt)
  }
  return settle(platform, row, { state: 'failed', failure: error.code, detail: error.message })
}

/** Later, in its lane still; tries already made do not count, for it was the network that asked us to wait. */
async function putOff({ db }: Platform, data: ReplyToDeliver, until: Date): Promise<void> {
  await inTransaction(db, (tx) => deliverReply.later(tx, [data], { lane: ({ conversationId }) => `conversation:${conversationId}`, runAt: until }))
}

type Outcome = { state: 'sent' | 'delivered'; sent: Sent } | { state: 'uncertain' } | { state: 'failed'; failure: string; detail?: string }

async function settle(platform: Platform, row: Row, outcome: Outcome): Promise<void> {
  try {
    await inTransaction(platform.db, (tx) => record(tx, row, outcome))
  } catch (error) {
    if (brokenUnique(error) !== 'messages_once' || !('sent' in outcome)) throw error
    // The network's echo was quicker than its answer and was kept as a message of its own: it is this one.
    await inTransaction(platform.db, async (tx) => {
      await tx
        .deleteFrom('messages')
        .where('account_id', '=', row.account_id)
        .where('provider_id', '=', outcome.sent.providerId)
        .where('author_kind', '=', 'network-app')
        .execute()
      await record(tx, row, outcome)
    })
  }
}

async function record(tx: Tx, row: Row, outcome: Outcome): Promise<void> {
  const rank = STATE_RANK[outcome.state]
  const moved = await tx
    .updateTable('messages')
    .set({
      state: outcome.state,
      state_rank: rank,
      failure: 'failure' in outcome ? outcome.failure : null,
      failure_detail: 'detail' in outcome ? (outcome.detail ?? null) : null,
      ...('sent' in outcome && { provider_id: outcome.sent.providerId, ...(outcome.sent.sentAt && { sent_at: outcome.sent.sentAt }) }),
    })
    .where('id', '=', row.id)
    .where('state_rank', '<', rank)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) return
  const data = { messageId: row.id, conversationId: row.conversation_id, caseId: row.case_id }
  if (outcome.state === 'failed') await emit(tx, PLATFORM, 'message.failed', { ...data, reason: outcome.failure })
  else await emit(tx, PLATFORM, `message.${outcome.state}`, data)
  if ('sent' in outcome) {
    await catchUp(tx, row, outcome.sent)
    await notePace(tx, row.account_id, outcome.sent.pace, row.visibility)
    await tx.updateTable('accounts').set({ last_sent_at: new Date() }).where('id', '=', row.account_id).execute()
    await tx
      .updateTable('conversations')
      .set((eb) => ({ last_message_at: eb.fn('greatest', ['last_message_at', eb.val(outcome.sent.sentAt ?? new Date())]) }))
      .where('id', '=', row.conversation_id)
      .execute()
  }
}

/** Without the network's own time of the message nobody can say whether a mark in the thread lies before or after it. */
async function catchUp(tx: Tx, { id: messageId, account_id: accountId }: Row, { providerId, sentAt }: Sent): Promise<void> {
  const facts: NewFact[] = []
  await catchUpReply(tx, { accountId, providerId, messageId, sentAt: sentAt ?? null }, facts)
  await emitAll(tx, facts)
}
