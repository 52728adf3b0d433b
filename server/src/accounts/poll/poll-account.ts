import { sql } from 'kysely'
import { ConnectorError, type Pace, type Polled, type RawEvent } from '../../connectors/channel.ts'
import { inTransaction } from '../../platform/db.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import type { Platform } from '../../platform/platform.ts'
import { addSpend, monthSpend } from '../account-spend.ts'
import { callAdmitted } from '../breaker/admit-call.ts'
import { isSpent } from '../note-pace.ts'
import type { AccountRow } from '../open-account.ts'

/** A refusal that time alone does not mend is not asked for again at once. */
const REFUSED_REST_MS = 15 * 60_000

export type PollOutcome = 'not-due' | 'over-budget' | 'polled' | 'refused'

/**
 * Asks the network what is new on an account that is due, and moves the cursor once `store` has kept it. Several processes may call it
 * at once: one polls, because being due is claimed. An account at its budget for the month is left alone and says so.
 */
export async function pollAccount(
  platform: Platform,
  accountId: string,
  store: (events: readonly RawEvent[]) => Promise<void>,
): Promise<PollOutcome> {
  const row = await claim(platform, accountId)
  if (!row) return 'not-due'
  if (await overBudget(platform, row)) return 'over-budget'
  try {
    const cursor = row.poll_cursor as Record<string, string>
    const polled = await callAdmitted(platform, accountId, 'poll', ({ connector, ...account }) => {
      if (!connector.poll) throw new ConnectorError('give-up', 'cannot-poll', 'This channel cannot be polled.')
      return connector.poll(account, cursor, platform.egress)
    })
    await store(polled.events)
    await keep(platform, row, polled)
    return 'polled'
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    await putOff(platform, row, error)
    return 'refused'
  }
}

/** Being due is taken by one process, for one interval: a process that dies in the middle only loses that one. */
function claim({ db, clock }: Platform, accountId: string): Promise<AccountRow | undefined> {
  const now = clock.now()
  return db
    .updateTable('accounts')
    .set({ polled_at: now })
    .where('id', '=', accountId)
    .where('removed_at', 'is', null)
    .where('state', '=', 'active')
    .where('poll_every_s', 'is not', null)
    .where((where) => where.or([where('polled_at', 'is', null), where('polled_at', '<=', beforeInterval(now))]))
    .returningAll()
    .executeTakeFirst()
}

const beforeInterval = (now: Date) => sql<Date>`${now}::timestamptz - poll_every_s * interval '1 second'`

async function overBudget({ db, clock }: Platform, { id: accountId, budget_micros, state_reason }: AccountRow): Promise<boolean> {
  if (budget_micros === null) return false
  const spent = (await monthSpend(db, clock.now())).get(accountId)?.costMicros ?? 0
  const over = spent >= Number(budget_micros)
  if (over && state_reason !== 'over-budget') {
    await inTransaction(db, async (tx) => {
      await tx.updateTable('accounts').set({ state_reason: 'over-budget' }).where('id', '=', accountId).execute()
      await emit(tx, PLATFORM, 'account.over-budget', { accountId })
    })
  }
  return over
}

async function keep({ db, clock }: Platform, { id: accountId, poll_cursor, state_reason, poll_every_s }: AccountRow, polled: Polled): Promise<void> {
  await inTransaction(db, async (tx) => {
    await addSpend(tx, accountId, polled, clock.now())
    // Another process may have polled meanwhile, when this one took longer than the interval: then its cursor stands.
    await tx
      .updateTable('accounts')
      .set({ poll_cursor: JSON.stringify(polled.cursor), ...restUntil(spentPace(polled.pace), poll_every_s) })
      .where('id', '=', accountId)
      .where('poll_cursor', '=', JSON.stringify(poll_cursor))
      .execute()
    if (state_reason === null) return
    await tx.updateTable('accounts').set({ state_reason: null }).where('id', '=', accountId).where('state', '=', 'active').execute()
    await emit(tx, PLATFORM, 'account.changed', { accountId })
  })
}

/** The account stays as it is, with the reason to be seen, and is not asked again before the network said. */
async function putOff(platform: Platform, { id: accountId, state_reason, poll_every_s }: AccountRow, error: ConnectorError): Promise<void> {
  platform.log.warn({ accountId, code: error.code, next: error.next }, 'an account could not be polled')
  if (error.next === 'reconnect') return
  await inTransaction(platform.db, async (tx) => {
    const later = error.next === 'give-up' ? new Date(platform.clock.now().getTime() + REFUSED_REST_MS) : undefined
    const rest = restUntil(error.retryAt ?? later, poll_every_s)
    await tx
      .updateTable('accounts')
      .set({ state_reason: error.code, ...rest })
      .where('id', '=', accountId)
      .where('state', '=', 'active')
      .execute()
    if (state_reason !== error.code) await emit(tx, PLATFORM, 'account.changed', { accountId })
  })
}

const spentPace = (pace: Pace | undefined) => (pace && isSpent(pace) ? pace.resetsAt : undefined)

/** Makes the account due at that moment instead of after its interval, when that is later. */
function restUntil(at: Date | undefined, pollEveryS: number | null) {
  if (!at) return {}
  const polledAt = new Date(at.getTime() - (pollEveryS ?? 0) * 1000)
  return { polled_at: sql<Date>`greatest(polled_at, ${polledAt}::timestamptz)` }
}
