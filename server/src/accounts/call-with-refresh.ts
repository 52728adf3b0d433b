import { ConnectorError } from '../connectors/channel.ts'
import { inTransaction } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { markBroken } from './mark-broken.ts'
import { forgetAccount, type OpenAccount, openAccount } from './open-account.ts'
import { refreshAccount } from './refresh-account.ts'

/**
 * Calls the network for an account. When it no longer believes our secrets they are renewed once and the call is made again; when that
 * does not help, the account is marked broken with the code of the refusal. Throws what the connector throws.
 */
export async function callWithRefresh<T>(platform: Platform, accountId: string, run: (account: OpenAccount) => Promise<T>): Promise<T> {
  const account = await openAccount(platform, accountId)
  try {
    return await run(account)
  } catch (error) {
    if (!needsReconnect(error)) throw error
    try {
      if (!account.connector.refresh) throw error
      return await run(await refreshAccount(platform, account))
    } catch (again) {
      if (needsReconnect(again)) {
        await inTransaction(platform.db, (tx) => markBroken(tx, accountId, again.code))
        forgetAccount(platform, accountId)
      }
      throw again
    }
  }
}

const needsReconnect = (error: unknown): error is ConnectorError => error instanceof ConnectorError && error.next === 'reconnect'
