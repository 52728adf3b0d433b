import { ConnectorError, type Fetch, type Renewed } from '../../../channel.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { textOf } from '../../graph/read-json.ts'
import { type Account, graphOf, type Secrets } from '../settings.ts'

/** A token of an Instagram login for another sixty days, while it lives and is a day old. One of a Page does not end and cannot be renewed. */
export async function refreshToken(account: Account, fetch: Fetch): Promise<Renewed<Secrets>> {
  if (account.settings.login !== 'instagram') throw new ConnectorError('reconnect', 'token-expired', 'The token of a Page cannot be renewed.')
  const query = { grant_type: 'ig_refresh_token' }
  const { body } = await callGraph(graphOf(account), fetch, { method: 'GET', path: '/refresh_access_token', query })
  const accessToken = textOf(body.access_token)
  if (!accessToken) throw new ConnectorError('retry', 'unavailable', 'Instagram renewed the token without telling it.')
  const lifeS = typeof body.expires_in === 'number' && body.expires_in > 0 ? body.expires_in : undefined
  return { secrets: { ...account.secrets, accessToken }, expiresAt: lifeS === undefined ? undefined : new Date(Date.now() + lifeS * 1000) }
}
