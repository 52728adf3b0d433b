import { ConnectorError, type Fetch, type Renewed } from '../../../channel.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { textOf } from '../../graph/read-json.ts'
import { type Account, graphOf, type Secrets } from '../settings.ts'

const DAY_MS = 24 * 3_600_000
/** One that has ended cannot be renewed: a server that was down for a week must still find it alive. */
const EARLY_MS = 10 * DAY_MS
/** Older than a day, whenever it was given: it may be renewed then, and tells how long it lives. */
const UNTOLD_MS = 2 * DAY_MS

/** When a token that ends at this moment (ISO, if it is told) is renewed. */
export const renewalOf = (expiresAt: string | undefined, now = Date.now()): Date =>
  new Date(expiresAt ? Date.parse(expiresAt) - EARLY_MS : now + UNTOLD_MS)

/** A token of an Instagram login for another sixty days, while it lives and is a day old. One of a Page does not end and cannot be renewed. */
export async function refreshToken(account: Account, fetch: Fetch): Promise<Renewed<Secrets>> {
  if (account.settings.login !== 'instagram') throw new ConnectorError('reconnect', 'token-expired', 'The token of a Page cannot be renewed.')
  const query = { grant_type: 'ig_refresh_token' }
  const { body } = await callGraph(graphOf(account), fetch, { method: 'GET', path: '/refresh_access_token', query })
  const accessToken = textOf(body.access_token)
  if (!accessToken) throw new ConnectorError('retry', 'unavailable', 'Instagram renewed the token without telling it.')
  const lifeS = body.expires_in
  const endsAt = typeof lifeS === 'number' && lifeS > 0 ? new Date(Date.now() + lifeS * 1000).toISOString() : undefined
  return { secrets: { ...account.secrets, accessToken }, expiresAt: renewalOf(endsAt) }
}
