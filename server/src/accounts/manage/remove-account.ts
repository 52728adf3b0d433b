import { actorOf, type Caller } from '../../platform/caller.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'
import type { Platform } from '../../platform/platform.ts'
import { forgetAccount, openAccount } from '../open-account.ts'
import { hookUrl } from './shape-account.ts'

/** Somebody waits: a network that takes longer is left with a webhook that gets no answer. */
const PATIENCE_MS = 30_000

export type Unsubscribed = 'done' | 'failed' | 'not-needed'

/**
 * The network is asked to send no more, then the account is gone from every list and its secrets are forgotten; its conversations stay.
 * A network that refuses or does not answer keeps nobody from removing the account; the log tells which it was.
 */
export async function removeAccount(platform: Platform, caller: Caller, accountId: string): Promise<void> {
  const account = await openAccount(platform, accountId)
  if (account.row.removed_at) return
  const unsubscribed = await unsubscribe(platform, accountId)
  await inTransaction(platform.db, (tx) => remove(tx, caller, accountId, unsubscribed))
  forgetAccount(platform, accountId)
}

async function unsubscribe(platform: Platform, accountId: string): Promise<Unsubscribed> {
  const { connector, ...account } = await openAccount(platform, accountId)
  if (!connector.unsubscribe || account.row.secrets === null) return 'not-needed'
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    const patient = Object.assign((url: string, init?: RequestInit) => platform.egress(url, { ...init, signal }), { reach: platform.egress.reach })
    await connector.unsubscribe(account, hookUrl(platform, accountId), patient)
    return 'done'
  } catch (error) {
    platform.log.warn({ err: error, accountId }, 'the network was not told that a removed account wants no more events')
    return 'failed'
  }
}

async function remove(tx: Tx, caller: Caller, accountId: string, unsubscribed: Unsubscribed): Promise<void> {
  const removed = await tx
    .updateTable('accounts')
    .set({ removed_at: caller.at, secrets: null, renew_at: null, state: 'paused', state_reason: 'removed' })
    .where('id', '=', accountId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (removed.numUpdatedRows > 0n) await emit(tx, actorOf(caller), 'account.removed', { accountId, unsubscribed })
}
