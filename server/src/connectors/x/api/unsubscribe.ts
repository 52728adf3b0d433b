import { ConnectorError, type Fetch } from '../../channel.ts'
import { type Account, call } from './call.ts'
import { subscriptionsOf, webhooksOf } from './subscribe.ts'

/** The network sends nothing to the address any more: what this account follows is dropped, then the webhook, of which an app has few. What is gone already is done. */
export async function unsubscribe(account: Account, hookUrl: string, fetch: Fetch): Promise<void> {
  if (!account.secrets.bearerToken) return
  const hook = (await webhooksOf(account, fetch)).find((one) => one.url === hookUrl)
  if (!hook) return
  for (const { subscription_id, webhook_id } of await subscriptionsOf(account, fetch)) {
    if (subscription_id && webhook_id === hook.id) await drop(account, fetch, `/2/activity/subscriptions/${subscription_id}`)
  }
  await drop(account, fetch, `/2/webhooks/${hook.id}`)
}

async function drop(account: Account, fetch: Fetch, path: string): Promise<void> {
  await call(account, fetch, { method: 'DELETE', path, asApp: true }).catch((error: unknown) => {
    if (!(error instanceof ConnectorError) || error.code !== 'gone') throw error
  })
}
