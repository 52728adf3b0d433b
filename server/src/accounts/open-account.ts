import type { Selectable } from 'kysely'
import type { ConnectedAccount, Connector } from '../connectors/channel.ts'
import { connectorFor } from '../connectors/registry.ts'
import type { Schema } from '../platform/db-types.gen.ts'
import { AppError } from '../platform/errors.ts'
import { perPlatform } from '../platform/per-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { discreetConnector } from './discreet-connector.ts'

export type AccountRow = Selectable<Schema['accounts']>

/** An account with its connector, its secrets open, and what the platform knows of it. */
export interface OpenAccount extends ConnectedAccount {
  channel: string
  connector: Connector
  row: AccountRow
}

const KEPT_MS = 2_000

interface Kept {
  until: number
  account: Promise<OpenAccount>
}

const cacheOf = perPlatform((platform) => {
  const kept = new Map<string, Kept>()
  platform.live.follow((facts) => {
    for (const { type, data } of facts) if (type.startsWith('account.') && 'accountId' in data) kept.delete(data.accountId)
  })
  return kept
})

/** The account, removed ones included; `not_found` when there is none. Kept for two seconds, because web hooks ask thousands of times a second. */
export function openAccount(platform: Platform, accountId: string): Promise<OpenAccount> {
  const cache = cacheOf(platform)
  const now = Date.now()
  const known = cache.get(accountId)
  if (known && known.until > now) return known.account
  const account = readAccount(platform, accountId)
  cache.set(accountId, { until: now + KEPT_MS, account })
  account.catch(() => cache.delete(accountId))
  return account
}

/** Forgets what is kept of an account, after this process changed it. */
export function forgetAccount(platform: Platform, accountId: string): void {
  cacheOf(platform).delete(accountId)
}

async function readAccount({ db, seal }: Platform, accountId: string): Promise<OpenAccount> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst()
  if (!row) throw new AppError('not_found', 'account/unknown', 'No such account.')
  const connector = discreetConnector(connectorFor(row.channel))
  return {
    accountId,
    channel: row.channel,
    providerId: row.provider_id,
    handle: row.handle,
    settings: connector.settings.parse(row.settings),
    secrets: row.secrets ? JSON.parse(seal.open(row.secrets, secretsContext(accountId))) : {},
    connector,
    row,
  }
}

/** What the secrets of an account are bound to when sealed. */
export function secretsContext(accountId: string): string {
  return `account:${accountId}`
}
