import { ConnectorError, type Fetch } from '../../channel.ts'
import { type Account, call } from './call.ts'
import { subscriptionsOf, webhooksOf } from './subscribe.ts'

/**
 * The network sends nothing to the address any more, nor to one the server had before: what this account follows is dropped, then the
 * webhooks, of which an app has few. What is gone already is done.
 */
export async function unsubscribe(account: Account, hookUrl: string, fetch: Fetch): Promise<void> {
  if (!account.secrets.bearerToken) return
  const { pathname } = new URL(hookUrl)
  const hookIds = new Set((await webhooksOf(account, fetch)).filter(({ url }) => url.endsWith(pathname)).map(({ id }) => id))
  if (hookIds.size === 0) return
  for (const { subscription_id, webhook_id } of await subscriptionsOf(account, fetch)) {
    if (subscription_id && webhook_id && hookIds.has(webhook_id)) await drop(account, fetch, `/2/activity/subscriptions/${subscription_id}`)
  }
  for (const id of hookIds) await drop(account, fetch, `/2/webhooks/${id}`)
}

async function drop(account: Account, fetch: Fetch, path: string): Promise<void> {
  await call(account, fetch, { method: 'DELETE', path, asApp: true }).catch((error: unknown) => {
    if (!(error instanceof ConnectorError) || error.code !== 'gone') throw error
  })
}
