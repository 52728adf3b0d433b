import type { Account } from '@atalaya/shared/contract/accounts.ts'
import { type AccountCheck, ConnectorError } from '../../connectors/channel.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { callWithRefresh } from '../call-with-refresh.ts'
import { markHealed } from '../mark-healed.ts'
import { currentAccount } from './current-account.ts'
import { readAccount } from './list-accounts.ts'
import { keepFound, subscribeAccount } from './subscribe-account.ts'

/**
 * Asks the network how the account is. A broken account that works again is healed; when events do not reach us they are asked for again.
 * What is wrong is kept as problems of the account, never thrown.
 */
export async function checkAccount(platform: Platform, caller: Caller, accountId: string): Promise<Account> {
  await currentAccount(platform, accountId)
  const check = await ask(platform, accountId)
  if (check instanceof ConnectorError) {
    await keepFound(platform, accountId, { problems: [{ code: check.code, detail: check.message }], facts: {} })
    return readAccount(platform, caller, accountId)
  }
  await inTransaction(platform.db, async (tx) => {
    const { handle, pictureUrl } = check.connectedAs
    await tx
      .updateTable('accounts')
      .set({ handle, picture_url: pictureUrl ?? null })
      .where('id', '=', accountId)
      .execute()
    await markHealed(tx, accountId)
  })
  await keepFound(platform, accountId, check)
  if (check.problems.length > 0) await subscribeAccount(platform, accountId)
  return readAccount(platform, caller, accountId)
}

async function ask(platform: Platform, accountId: string): Promise<AccountCheck | ConnectorError> {
  try {
    return await callWithRefresh(platform, accountId, ({ connector, ...account }) => connector.check(account, platform.egress))
  } catch (error) {
    if (error instanceof ConnectorError) return error
    throw error
  }
}
