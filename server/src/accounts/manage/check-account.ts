import type { Account } from '@atalaya/shared/contract/accounts.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Platform } from '../../platform/platform.ts'
import { examineAccount } from '../doctor/examine-account.ts'
import { currentAccount } from './current-account.ts'
import { readAccount } from './list-accounts.ts'

/** The account as the network says it is now, with what could be mended mended. What is wrong is kept as problems of it, never thrown. */
export async function checkAccount(platform: Platform, caller: Caller, accountId: string): Promise<Account> {
  await currentAccount(platform, accountId)
  await examineAccount(platform, accountId)
  return readAccount(platform, caller, accountId)
}
