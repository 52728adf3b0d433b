import type { replaceSecrets as route } from '@atalaya/shared/contract/accounts.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { inTransaction } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import type { Platform } from '../../platform/platform.ts'
import { markHealed } from '../mark-healed.ts'
import { forgetAccount, secretsContext } from '../open-account.ts'
import { renewAt } from '../refresh-account.ts'
import { shownOf } from './connect-account.ts'
import { currentAccount } from './current-account.ts'
import { readForm } from './read-form.ts'
import { subscribeAccount } from './subscribe-account.ts'
import { tryAccount } from './try-account.ts'

/**
 * The named secrets are new, tried on the network first and refused when they belong to another account; a broken account is healed.
 * With `mint`, those that the channel makes itself are made anew, and returned this once where they are to be copied.
 */
export async function replaceSecrets(
  platform: Platform,
  caller: Caller,
  input: z.output<typeof route.input>,
): Promise<{ minted: Record<string, string> }> {
  const account = await currentAccount(platform, input.accountId)
  const { accountId, connector, row } = account
  const minted = input.mint ? ((connector.mintSecrets?.() ?? {}) as Record<string, string>) : {}
  const merged = Object.entries({ ...(account.secrets as object), ...minted, ...input.secrets }).filter(([, value]) => value !== null)
  const { secrets } = readForm(connector, { settings: row.settings, secrets: Object.fromEntries(merged) })
  const trial = await tryAccount(connector, { ...account, secrets }, platform.egress)
  if (trial.check.connectedAs.providerId !== row.provider_id) {
    throw new AppError('conflict', 'account/other-account', `These secrets belong to @${trial.check.connectedAs.handle}.`)
  }
  await inTransaction(platform.db, async (tx) => {
    const sealed = platform.seal.seal(JSON.stringify(trial.secrets), secretsContext(accountId))
    await tx
      .updateTable('accounts')
      .set({ secrets: sealed, secrets_at: platform.clock.now(), renew_at: renewAt(platform, trial.expiresAt) })
      .where('id', '=', accountId)
      .execute()
    await emit(tx, actorOf(caller), 'account.changed', { accountId })
    await markHealed(tx, accountId)
  })
  forgetAccount(platform, accountId)
  await subscribeAccount(platform, accountId)
  return { minted: shownOf(connector, minted) }
}
