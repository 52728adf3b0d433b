import { type Admitted, admitCall, waitFor } from '../../accounts/breaker/admit-call.ts'
import { type OpenAccount, openAccount } from '../../accounts/open-account.ts'
import { ConnectorError } from '../../connectors/channel.ts'
import { crashPoint } from '../../platform/crash-point.ts'
import { type Db, inTransaction } from '../../platform/db.ts'
import { type Attempt, job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { STATE_RANK } from '../message-state.ts'
import { whyNotOn } from './check-reply.ts'
import { isBehind } from './is-behind.ts'
import { beginsThread, type ReplyRow, readReply } from './read-reply.ts'
import { recordOutcome } from './record-outcome.ts'
import { toOutbound } from './to-outbound.ts'

export interface ReplyToDeliver {
  messageId: string
  conversationId: string
}

const MAX_TRIES = 8
/** A pause of the queue, whose time is the database's and not the product's. */
const BEHIND_MS = 300
const SHORTEST_WAIT_MS = 50

/**
 * One attempt to hand a reply to its network, outside any transaction. Found `sending` on arrival, a worker died in the middle of the call
 * and nobody knows whether the network has it: the agent is asked, and it is never sent again blindly. Where the network asked to wait or
 * does not answer, or too many calls are out for the account, it waits in its lane without having been tried.
 */
export const deliverReply = job<ReplyToDeliver>('deliver-reply', MAX_TRIES, async (platform, data, attempt) => {
  const row = await readReply(platform.db, data.messageId)
  if (!row) return
  if (row.state === 'sending') return recordOutcome(platform, row, { state: 'uncertain' })
  if (row.state !== 'queued') return
  const comesBackAt = waitFor(platform, row.account_id, row.visibility, row)
  if (comesBackAt) return putOff(platform, data, comesBackAt)
  if (await isBehind(platform.db, row.id, row.conversation_id)) return putOff(platform, data, new Date(Date.now() + BEHIND_MS))
  const account = await openAccount(platform, row.account_id)
  const why = await whyNotLeave(platform, account, row)
  if (why) return recordOutcome(platform, row, { state: 'failed', failure: why })
  const admission = await admitCall(platform, row.account_id, row.visibility, row)
  if (!admission.goes) return putOff(platform, data, admission.until)
  try {
    await deliver(platform, row, data, attempt, admission)
  } finally {
    await admission.release()
  }
})

async function deliver(platform: Platform, row: ReplyRow, data: ReplyToDeliver, attempt: Attempt, admission: Admitted): Promise<void> {
  if (!(await begin(platform.db, row.id))) return
  crashPoint(platform.config, 'before-send')
  try {
    const outbound = await toOutbound(platform, row)
    const sent = await admission.call((open) => open.connector.send(open, outbound, platform.egress))
    crashPoint(platform.config, 'before-mark-sent')
    await recordOutcome(platform, row, { state: sent.state ?? 'sent', sent })
  } catch (error) {
    await afterFailure(platform, row, data, { ...attempt, reopensAt: admission.reopensAt }, error)
  }
}

/** Asked again at the moment of leaving: since the reply was queued its window may have shut, its account broken, its contact been blocked. */
function whyNotLeave({ db, clock }: Platform, account: OpenAccount, row: ReplyRow): Promise<string | null> {
  const typed = row.author_kind === 'person' ? 'typed' : 'automatic'
  const sort = row.sending?.template ? 'template' : beginsThread(row) ? 'private-reply' : typed
  return whyNotOn(db, account, row, { sort, summoned: true, asQuote: false, at: clock.now() })
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

type Failed = Attempt & { reopensAt: Date | undefined }

async function afterFailure(platform: Platform, row: ReplyRow, data: ReplyToDeliver, attempt: Failed, error: unknown): Promise<void> {
  if (!(error instanceof ConnectorError)) {
    platform.log.error({ err: error, messageId: row.id }, 'a reply failed in an unknown way')
    return recordOutcome(platform, row, { state: 'uncertain' })
  }
  if (error.next === 'uncertain') return recordOutcome(platform, row, { state: 'uncertain' })
  const retryAt = error.retryAt ?? attempt.reopensAt
  if (error.next === 'retry' && (retryAt || !attempt.last)) {
    await platform.db
      .updateTable('messages')
      .set({ state: 'queued', state_rank: STATE_RANK.queued, failure: error.code })
      .where('id', '=', row.id)
      .where('state', '=', 'sending')
      .execute()
    if (!retryAt) throw error
    return putOff(platform, data, retryAt)
  }
  return recordOutcome(platform, row, { state: 'failed', failure: error.code, detail: error.message })
}

/** Later, in its lane still; tries already made do not count, for it is the network that lets us wait. The queue keeps the time of the database. */
async function putOff({ db }: Platform, data: ReplyToDeliver, moment: Date): Promise<void> {
  const until = new Date(Math.max(moment.getTime(), Date.now() + SHORTEST_WAIT_MS))
  await inTransaction(db, (tx) => deliverReply.later(tx, [data], { lane: ({ conversationId }) => `conversation:${conversationId}`, runAt: until }))
}
