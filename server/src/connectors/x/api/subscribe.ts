import { ConnectorError, type Fetch } from '../../channel.ts'
import { type Account, call } from './call.ts'

const NEEDED = [
  'post.create',
  'post.delete',
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'dm.received',
  'dm.sent',
  'dm.read',
  'dm.indicate_typing',
]
/** Worth having, but not offered to every plan. */
const WELCOME = ['like.create', 'chat.received', 'chat.sent', 'profile.update.handle', 'profile.update.screenname', 'profile.update.profile_picture']

export interface Webhook {
  id: string
  url: string
  valid: boolean
}

export interface Subscription {
  subscription_id?: string | undefined
  event_type: string
  filter?: { user_id?: string } | undefined
  webhook_id?: string | undefined
}

/** The network sends this account's events to the address. Doing it twice is doing it once. Without the app's token there is nothing to do: the account is polled. */
export async function subscribe(account: Account, hookUrl: string, fetch: Fetch): Promise<void> {
  if (!account.secrets.bearerToken) return
  const webhookId = await bringUpWebhook(account, hookUrl, fetch)
  const present = new Set((await subscriptionsOf(account, fetch)).filter((one) => one.webhook_id === webhookId).map((one) => one.event_type))
  for (const eventType of NEEDED) if (!present.has(eventType)) await follow(account, fetch, eventType, webhookId)
  for (const eventType of WELCOME) {
    if (present.has(eventType)) continue
    await follow(account, fetch, eventType, webhookId).catch((error: unknown) => {
      if (!(error instanceof ConnectorError) || error.next !== 'give-up') throw error
    })
  }
}

/** Kinds of events that should come to us and do not. */
export function missingKinds(present: readonly Subscription[]): string[] {
  const kinds = new Set(present.map((one) => one.event_type))
  return NEEDED.filter((kind) => !kinds.has(kind))
}

async function bringUpWebhook(account: Account, hookUrl: string, fetch: Fetch): Promise<string> {
  const known = (await webhooksOf(account, fetch)).find((one) => one.url === hookUrl)
  if (known?.valid) return known.id
  if (known) {
    await call(account, fetch, { method: 'PUT', path: `/2/webhooks/${known.id}`, asApp: true })
    return known.id
  }
  const { body } = await call(account, fetch, { method: 'POST', path: '/2/webhooks', body: { url: hookUrl }, asApp: true })
  const made = body.data as Webhook | undefined
  if (!made?.id) throw new ConnectorError('retry', 'unavailable', 'X named no id for the webhook.')
  return made.id
}

/** Private events may be followed by the user's own token only. */
async function follow(account: Account, fetch: Fetch, eventType: string, webhookId: string): Promise<void> {
  const body = { event_type: eventType, filter: { user_id: account.providerId }, webhook_id: webhookId, tag: 'atalaya' }
  await call(account, fetch, { method: 'POST', path: '/2/activity/subscriptions', body }).catch((error: unknown) => {
    if (!(error instanceof ConnectorError) || error.code !== 'conflict') throw error
  })
}

export async function webhooksOf(account: Account, fetch: Fetch): Promise<Webhook[]> {
  const { body } = await call(account, fetch, { method: 'GET', path: '/2/webhooks', asApp: true })
  return Array.isArray(body.data) ? (body.data as Webhook[]) : []
}

/** What this account follows, of all that the app does. */
export async function subscriptionsOf(account: Account, fetch: Fetch): Promise<Subscription[]> {
  const all: Subscription[] = []
  let token: string | undefined
  do {
    const query = { max_results: '100', pagination_token: token }
    const { body } = await call(account, fetch, { method: 'GET', path: '/2/activity/subscriptions', query, asApp: true })
    if (Array.isArray(body.data)) all.push(...(body.data as Subscription[]))
    token = (body.meta as { next_token?: string } | undefined)?.next_token
  } while (token)
  return all.filter((one) => one.filter?.user_id === account.providerId)
}
