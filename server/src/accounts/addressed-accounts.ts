import { perPlatform } from '../platform/per-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { type OpenAccount, openAccount } from './open-account.ts'

const KEPT_MS = 2_000
const MOST_KEPT = 5_000
/** More than one request of any network speaks of. */
const MOST_IDS = 1_000

interface Kept {
  until: number
  accountIds: string[]
}

const cacheOf = perPlatform((platform) => {
  const kept = new Map<string, Kept>()
  platform.live.follow((facts) => {
    if (facts.some(({ type }) => type.startsWith('account.'))) kept.clear()
  })
  return kept
})

/** The connected accounts with these ids on their network, and the ids that are nobody's. Kept for two seconds, as accounts are. */
export async function addressedAccounts(platform: Platform, providerIds: readonly string[]): Promise<{ accounts: OpenAccount[]; unknown: string[] }> {
  const wanted = [...new Set(providerIds)].slice(0, MOST_IDS)
  const cache = cacheOf(platform)
  const now = Date.now()
  const missing = wanted.filter((id) => (cache.get(id)?.until ?? 0) <= now)
  if (missing.length > 0) {
    const found = await findAccounts(platform, missing)
    if (cache.size > MOST_KEPT) cache.clear()
    for (const id of missing) cache.set(id, { until: now + KEPT_MS, accountIds: found.get(id) ?? [] })
  }
  const idsOf = (id: string) => cache.get(id)?.accountIds ?? []
  const accounts = await Promise.all([...new Set(wanted.flatMap(idsOf))].map((accountId) => openAccount(platform, accountId)))
  return { accounts: accounts.filter(({ row }) => !row.removed_at), unknown: wanted.filter((id) => idsOf(id).length === 0) }
}

async function findAccounts({ db }: Platform, providerIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'provider_id'])
    .where('provider_id', 'in', [...providerIds])
    .where('removed_at', 'is', null)
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.provider_id)].map(([providerId, list]) => [providerId, list.map(({ id }) => id)]))
}
