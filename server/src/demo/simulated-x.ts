import { BRANDS, type Brand } from './cast-ids.ts'
import type { Simulator } from './simulator.ts'

export type SimulatedX = Simulator

export interface BrandKeys {
  appId: string
  consumerSecret: string
  clientId: string
  clientSecret: string
  bearerToken: string
}

/** The demonstration's desk is busier than the limits of a small plan allow. */
const LIMITS_TIMES = 100

/** The brand's app and user exist on the network with these keys and tokens, also after it was started afresh. */
export async function seatBrand(
  network: SimulatedX,
  brand: Brand,
  keys: BrandKeys,
  tokens: { accessToken: string; refreshToken: string },
): Promise<void> {
  const { id, name, tier } = BRANDS[brand]
  await network.call('PUT', '/settings', { rateLimitMultiplier: LIMITS_TIMES })
  await network.call('POST', '/apps', {
    app_id: keys.appId,
    name: `${name} Desk`,
    tier,
    consumer_key: `${keys.appId}-key`,
    consumer_secret: keys.consumerSecret,
    client_id: keys.clientId,
    client_secret: keys.clientSecret,
    bearer_token: keys.bearerToken,
  })
  await network.call('POST', '/users', {
    id,
    username: brand,
    name,
    brand: true,
    verified_type: 'business',
    followers: brand === 'BancoAndara' ? 182_400 : 24_300,
  })
  await network.call('POST', `/users/${id}/tokens`, {
    app_id: keys.appId,
    access_token: tokens.accessToken,
    refresh_token: tokens.refreshToken,
    expires_in: 31_536_000,
  })
}
