import { type AccountCheck, ConnectorError, type Fetch } from '../../channel.ts'
import { readIncludes } from '../events/read-includes.ts'
import { shapeAuthor } from '../events/shape-author.ts'
import { User } from '../events/wire.ts'
import { type Account, call } from './call.ts'
import { missingKinds, subscriptionsOf, webhooksOf } from './subscribe.ts'

/** Whom the token belongs to, and whether events reach us. */
export async function check(account: Account, fetch: Fetch): Promise<AccountCheck> {
  const query = { 'user.fields': 'name,username,verified,verified_type,profile_image_url,public_metrics' }
  const { body } = await call(account, fetch, { method: 'GET', path: '/2/users/me', query })
  const user = User.safeParse(body.data)
  if (!user.success) throw new ConnectorError('give-up', 'invalid', 'X did not say whom the token belongs to.')
  const me = shapeAuthor(user.data.id, readIncludes({ users: [body.data] }))
  const delivery = await checkDelivery({ ...account, providerId: me.key }, fetch)
  const wrong = account.providerId !== '' && account.providerId !== me.key
  const facts = { followers: String(me.followers ?? 0), delivery: delivery.way, verified: String(me.verified ?? false) }
  return {
    connectedAs: { providerId: me.key, handle: me.handle ?? me.key, name: me.name, pictureUrl: me.pictureUrl },
    problems: [...(wrong ? [{ code: 'wrong-account', detail: `The token belongs to @${me.handle}.` }] : []), ...delivery.problems],
    facts,
  }
}

async function checkDelivery(account: Account, fetch: Fetch): Promise<{ way: 'webhook' | 'polling'; problems: AccountCheck['problems'] }> {
  const { secrets } = account
  if (!secrets.bearerToken) return { way: 'polling', problems: [] }
  const unsigned = secrets.consumerSecret
    ? []
    : [{ code: 'secret-missing', detail: 'Webhooks cannot be verified without the API key secret of the app.' }]
  const hook = (await webhooksOf(account, fetch)).find((one) => one.url.endsWith(`/hooks/${account.accountId}`))
  if (!hook) return { way: 'webhook', problems: [...unsigned, { code: 'webhook-missing', detail: 'X has no webhook with our address.' }] }
  const invalid = hook.valid ? [] : [{ code: 'webhook-invalid', detail: 'X stopped sending because our address failed its challenge.' }]
  const missing = missingKinds((await subscriptionsOf(account, fetch)).filter((one) => one.webhook_id === hook.id))
  const unfollowed = missing.length > 0 ? [{ code: 'subscription-missing', detail: missing.join(', ') }] : []
  return { way: 'webhook', problems: [...unsigned, ...invalid, ...unfollowed] }
}
