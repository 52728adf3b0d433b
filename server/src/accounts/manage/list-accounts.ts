import type { Account } from '@atalaya/shared/contract/accounts.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Platform } from '../../platform/platform.ts'
import { monthSpend } from '../account-spend.ts'
import { type OpenAccount, openAccount } from '../open-account.ts'
import { currentAccount } from './current-account.ts'
import { shapeAccount } from './shape-account.ts'

/** Every connected account, by channel and name, with what it has cost this month. */
export async function listAccounts(platform: Platform, caller: Caller): Promise<Account[]> {
  const rows = await platform.db
    .selectFrom('accounts')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('channel')
    .orderBy('name')
    .orderBy('id')
    .execute()
  const spend = await monthSpend(platform.db, caller.at)
  const open = await Promise.all(rows.map(async (row): Promise<OpenAccount> => ({ ...(await openAccount(platform, row.id)), row })))
  return open.map((account) => shapeAccount(platform, account, spend.get(account.accountId), caller))
}

/** One account as it is now; `not_found` when it was removed. */
export async function readAccount(platform: Platform, caller: Caller, accountId: string): Promise<Account> {
  const account = await currentAccount(platform, accountId)
  return shapeAccount(platform, account, (await monthSpend(platform.db, caller.at)).get(accountId), caller)
}
