import type { Subscription, World } from '../world/world.ts'
import { type Answer, addEndpoint, type Body, type Call, type RestKit } from './endpoint.ts'
import { forbidden, invalidRequest, notFound, problem } from './problems.ts'
import { wireTime } from './shape-user.ts'

const PUBLIC_EVENTS = new Set(['post.create', 'post.delete'])
const PRIVATE_EVENTS = new Set([
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'like.create',
  'dm.received',
  'dm.sent',
  'dm.read',
  'dm.indicate_typing',
])
const MOST_SUBSCRIPTIONS = 1500

const shape = (subscription: Subscription) => ({
  subscription_id: subscription.subscriptionId,
  event_type: subscription.eventType,
  filter: { user_id: subscription.userId, ...(subscription.direction ? { direction: subscription.direction } : {}) },
  ...(subscription.tag === undefined ? {} : { tag: subscription.tag }),
  ...(subscription.webhookId === undefined ? {} : { webhook_id: subscription.webhookId }),
  created_at: wireTime(subscription.createdAtMs),
  updated_at: wireTime(subscription.updatedAtMs),
})

const hasConsent = (world: World, call: Call, userId: string): boolean =>
  call.caller.user?.userId === userId || [...world.refreshTokens.values()].some((token) => token.appId === call.app.appId && token.userId === userId)

function readTarget(world: World, call: Call): Pick<Subscription, 'eventType' | 'userId' | 'direction' | 'webhookId' | 'tag'> {
  const eventType = String(call.body.event_type ?? '')
  const filter = (call.body.filter ?? {}) as Body
  const userId = String(filter.user_id ?? '')
  if (!PUBLIC_EVENTS.has(eventType) && !PRIVATE_EVENTS.has(eventType))
    throw invalidRequest('event_type', eventType, '$.event_type: does not have a value in the enumeration')
  if (!world.users.has(userId)) throw invalidRequest('filter', userId, 'filter.user_id must be the id of a user')
  if (PRIVATE_EVENTS.has(eventType) && !hasConsent(world, call, userId))
    throw forbidden('The user has not authorized your app to receive this event type.')
  const direction = filter.direction === 'inbound' || filter.direction === 'outbound' ? filter.direction : undefined
  if (direction !== undefined && eventType !== 'like.create')
    throw invalidRequest('filter', direction, 'filter.direction is not supported for this event type')
  const webhookId = call.body.webhook_id === undefined ? undefined : String(call.body.webhook_id)
  if (webhookId !== undefined && world.webhooks.get(webhookId)?.appId !== call.app.appId) throw notFound('webhook', 'webhook_id', webhookId)
  const tag = call.body.tag === undefined ? undefined : String(call.body.tag)
  if (tag !== undefined && (tag.length < 1 || tag.length > 200)) throw invalidRequest('tag', tag, '$.tag: must be between 1 and 200 characters long')
  return { eventType, userId, direction, webhookId, tag }
}

function create(world: World, call: Call): Answer {
  const target = readTarget(world, call)
  const own = [...world.subscriptions.values()].filter((subscription) => subscription.appId === call.app.appId)
  const same = (subscription: Subscription) =>
    subscription.eventType === target.eventType &&
    subscription.userId === target.userId &&
    subscription.webhookId === target.webhookId &&
    subscription.direction === target.direction
  if (own.some(same))
    throw problem(
      409,
      'Conflict',
      'DuplicateSubscriptionFailed: a subscription with this event type and filter exists already',
      'duplicate-subscription',
    )
  if (own.length >= MOST_SUBSCRIPTIONS) throw forbidden('SubscriptionLimitExceeded')
  const nowMs = world.now()
  const subscription: Subscription = { subscriptionId: world.nextId(), appId: call.app.appId, ...target, createdAtMs: nowMs, updatedAtMs: nowMs }
  world.subscriptions.set(subscription.subscriptionId, subscription)
  const key = `${subscription.eventType}:${subscription.userId}`
  world.subscriptionsFor.set(key, [...(world.subscriptionsFor.get(key) ?? []), subscription])
  return { body: { data: { subscription: shape(subscription) } } }
}

function remove(world: World, call: Call, subscriptionId: string): boolean {
  const subscription = world.subscriptions.get(subscriptionId)
  if (subscription?.appId !== call.app.appId) return false
  world.subscriptions.delete(subscriptionId)
  const key = `${subscription.eventType}:${subscription.userId}`
  world.subscriptionsFor.set(
    key,
    (world.subscriptionsFor.get(key) ?? []).filter((other) => other !== subscription),
  )
  return true
}

/** What each app wants to be told about which user. */
export function addSubscriptionRoutes(kit: RestKit): void {
  const { world } = kit
  const own = (call: Call) =>
    [...world.subscriptions.values()].filter(
      (subscription) => subscription.appId === call.app.appId && (!call.caller.user || subscription.userId === call.caller.user.userId),
    )
  addEndpoint(kit, { method: 'POST', url: '/2/activity/subscriptions', needs: 'either', handle: (call) => create(world, call) })
  addEndpoint(kit, {
    method: 'GET',
    url: '/2/activity/subscriptions',
    needs: 'either',
    handle: (call) => {
      const data = own(call).map(shape)
      return { body: { ...(data.length ? { data } : {}), meta: { result_count: data.length } } }
    },
  })
  addEndpoint(kit, {
    method: 'DELETE',
    url: '/2/activity/subscriptions',
    needs: 'app',
    handle: (call) => {
      const ids = (call.query.ids ?? '').split(',').filter(Boolean)
      const data = ids.map((subscriptionId) => ({ subscription_id: subscriptionId, deleted: remove(world, call, subscriptionId) }))
      return { body: { data, meta: { total_subscriptions: own(call).length } } }
    },
  })
  addEndpoint(kit, {
    method: 'DELETE',
    url: '/2/activity/subscriptions/:subscription_id',
    needs: 'either',
    handle: (call) => {
      const subscriptionId = call.params.subscription_id ?? ''
      if (!remove(world, call, subscriptionId)) throw notFound('subscription', 'subscription_id', subscriptionId)
      return { body: { data: { deleted: true } } }
    },
  })
}
