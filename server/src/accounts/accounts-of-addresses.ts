import { CONNECTORS } from '../connectors/registry.ts'
import { perPlatform } from '../platform/per-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { type OpenAccount, openAccount } from './open-account.ts'

const KEPT_MS = 5_000

const cacheOf = perPlatform((platform) => {
  const cache: { until: number; idsOf: Promise<Map<string, string>> | null } = { until: 0, idsOf: null }
  platform.live.follow((facts) => {
    if (facts.some(({ type }) => type.startsWith('account.'))) cache.until = 0
  })
  return cache
})

/** The connected accounts whose mail is handed to our own server under these addresses, each once; `name+anything@` is `name@`. */
export async function accountsOfAddresses(platform: Platform, addresses: readonly string[]): Promise<OpenAccount[]> {
  const cache = cacheOf(platform)
  if (!cache.idsOf || cache.until <= Date.now()) {
    cache.idsOf = readAddresses(platform)
    cache.until = Date.now() + KEPT_MS
    cache.idsOf.catch(() => {
      cache.until = 0
    })
  }
  const idsOf = await cache.idsOf
  const found = addresses.flatMap((address) => idsOf.get(address.toLowerCase()) ?? idsOf.get(withoutPlus(address.toLowerCase())) ?? [])
  const accounts = await Promise.all([...new Set(found)].map((accountId) => openAccount(platform, accountId)))
  return accounts.filter(({ row, connector }) => !row.removed_at && connector.takeDelivery !== undefined)
}

const withoutPlus = (address: string) => address.replace(/\+[^@]*@/, '@')

async function readAddresses(platform: Platform): Promise<Map<string, string>> {
  const channels = CONNECTORS.filter((one) => one.takeDelivery && one.addresses).map((one) => one.channel)
  if (channels.length === 0) return new Map()
  const rows = await platform.db.selectFrom('accounts').select('id').where('channel', 'in', channels).where('removed_at', 'is', null).execute()
  const accounts = await Promise.all(rows.map(({ id }) => openAccount(platform, id)))
  return new Map(
    accounts.flatMap(({ connector, ...account }) =>
      (connector.addresses?.(account) ?? []).map((address): [string, string] => [address.toLowerCase(), account.accountId]),
    ),
  )
}
