import { AppError } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { forgetAccount, type OpenAccount, openAccount } from '../open-account.ts'

/** The account as the database has it now, for those who are about to change it; `not_found` when there is none or it was removed. */
export async function currentAccount(platform: Platform, accountId: string): Promise<OpenAccount> {
  forgetAccount(platform, accountId)
  const account = await openAccount(platform, accountId)
  if (account.row.removed_at) throw new AppError('not_found', 'account/unknown', 'No such account.')
  return account
}
