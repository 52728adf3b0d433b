import { type AccountCheck, ConnectorError } from '../../connectors/channel.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { emit, emitAll, type NewFact, PLATFORM } from '../../platform/facts.ts'
import type { Platform } from '../../platform/platform.ts'
import { callWithRefresh } from '../call-with-refresh.ts'
import type { LastCheck } from '../manage/shape-account.ts'
import { keepFound, subscribeAccount } from '../manage/subscribe-account.ts'
import { markHealed } from '../mark-healed.ts'
import { forgetAccount, openAccount } from '../open-account.ts'
import { mendsBySubscribing } from './mends-by-subscribing.ts'

type Problems = LastCheck['problems']
const NONE: LastCheck = { problems: [], facts: {} }

/**
 * Asks the network how the account is and keeps the answer. A broken account that works again is healed; events that do not reach us are
 * asked for again, which is said as `account.resubscribed` once it helped. Each problem that was not there before is said once as
 * `account.troubled`. What is wrong is kept, never thrown. Resolves with the codes of the problems that are new.
 */
export async function examineAccount(platform: Platform, accountId: string): Promise<string[]> {
  forgetAccount(platform, accountId)
  const before = await readLast(platform, accountId)
  const check = await ask(platform, accountId)
  if (check instanceof ConnectorError) {
    // What it told before of permissions and dates still stands.
    await keepFound(platform, accountId, { problems: [{ code: check.code, detail: check.message }], facts: before.facts })
    // A network that fails for a moment is no news, and that an account broke has been said.
    return check.next === 'give-up' ? tellNew(platform, accountId, before.problems) : []
  }
  await inTransaction(platform.db, (tx) => keepIdentity(tx, accountId, check))
  await keepFound(platform, accountId, check)
  if (check.problems.some(({ code }) => mendsBySubscribing(code))) await resubscribe(platform, accountId)
  return tellNew(platform, accountId, before.problems)
}

async function ask(platform: Platform, accountId: string): Promise<AccountCheck | ConnectorError> {
  try {
    return await callWithRefresh(platform, accountId, ({ connector, ...account }) => connector.check(account, platform.egress))
  } catch (error) {
    if (error instanceof ConnectorError) return error
    throw error
  }
}

async function keepIdentity(tx: Tx, accountId: string, { connectedAs: { handle, pictureUrl } }: AccountCheck): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ handle, picture_url: pictureUrl ?? null })
    .where('id', '=', accountId)
    .execute()
  await markHealed(tx, accountId)
}

async function resubscribe(platform: Platform, accountId: string): Promise<void> {
  await subscribeAccount(platform, accountId)
  const { problems } = await readLast(platform, accountId)
  if (problems.some(({ code }) => mendsBySubscribing(code))) return
  await inTransaction(platform.db, (tx) => emit(tx, PLATFORM, 'account.resubscribed', { accountId }))
}

async function tellNew(platform: Platform, accountId: string, before: Problems): Promise<string[]> {
  const known = new Set(before.map(({ code }) => code))
  const { problems } = await readLast(platform, accountId)
  const fresh = [...new Set(problems.map(({ code }) => code))].filter((code) => !known.has(code))
  const facts = fresh.map((reason): NewFact => ({ type: 'account.troubled', actor: PLATFORM, data: { accountId, reason } }))
  await inTransaction(platform.db, (tx) => emitAll(tx, facts))
  return fresh
}

async function readLast(platform: Platform, accountId: string): Promise<LastCheck> {
  const { row } = await openAccount(platform, accountId)
  return (row.last_check as LastCheck | null) ?? NONE
}
