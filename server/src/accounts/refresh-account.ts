import { setTimeout as wait } from 'node:timers/promises'
import { ConnectorError } from '../connectors/channel.ts'
import { inTransaction, tryLock } from '../platform/db.ts'
import { emit, PLATFORM } from '../platform/facts.ts'
import type { Platform } from '../platform/platform.ts'
import { forgetAccount, type OpenAccount, openAccount, secretsContext } from './open-account.ts'

const PATIENCE_MS = 30_000
const LOOK_AGAIN_MS = 150
/** So long before they expire secrets are renewed. */
export const RENEW_BEFORE_MS = 10 * 60_000

/**
 * The account with new secrets from its network. A refresh token works once, so one process renews and all others wait for what it got.
 * The lock is the only thing its transaction holds while the network answers: it writes afterwards and keeps no reader of the log waiting.
 * Throws ConnectorError: `reconnect` when the network gives none.
 */
export async function refreshAccount(platform: Platform, stale: OpenAccount): Promise<OpenAccount> {
  const { accountId } = stale
  for (let waitedMs = 0; !(await renew(platform, stale)); waitedMs += LOOK_AGAIN_MS) {
    if (waitedMs > PATIENCE_MS) throw new ConnectorError('retry', 'renewal-busy', 'Another process has been renewing the secrets for too long.')
    await wait(LOOK_AGAIN_MS)
  }
  forgetAccount(platform, accountId)
  return openAccount(platform, accountId)
}

/** So long before they expire that several attempts fit in between. Networks tell it by the time of the world, which need not be the product's. */
export function renewAt({ clock }: Pick<Platform, 'clock'>, expiresAt: Date | undefined): Date | null {
  return expiresAt ? new Date(clock.now().getTime() + expiresAt.getTime() - Date.now() - RENEW_BEFORE_MS) : null
}

/** True once the secrets are not those that went stale; false while another process is at it. */
function renew(platform: Platform, { accountId, connector, row: seen, ...stale }: OpenAccount): Promise<boolean> {
  const { db, seal, egress } = platform
  return inTransaction(db, async (tx) => {
    if (!(await tryLock(tx, `refresh:${accountId}`))) return false
    const row = await tx.selectFrom('accounts').select('secrets').where('id', '=', accountId).executeTakeFirst()
    if (!row?.secrets) throw new ConnectorError('reconnect', 'token-expired', 'The account has no secrets.')
    if (row.secrets !== seen.secrets) return true
    if (!connector.refresh) throw new ConnectorError('reconnect', 'token-expired', 'The secrets of this channel cannot be renewed.')
    const { secrets, expiresAt } = await connector.refresh({ accountId, ...stale }, egress)
    const sealed = seal.seal(JSON.stringify(secrets), secretsContext(accountId))
    await tx
      .updateTable('accounts')
      .set({ secrets: sealed, secrets_at: platform.clock.now(), renew_at: renewAt(platform, expiresAt) })
      .where('id', '=', accountId)
      .execute()
    await emit(tx, PLATFORM, 'account.changed', { accountId })
    return true
  })
}
