import { createHmac } from 'node:crypto'
import { seededRandom } from '../world/seeded-random.ts'
import type { App, Subscription, Webhook, World } from '../world/world.ts'
import type { ActivityEvent } from './activity-events.ts'
import { type DeliveryMode, USUAL_MODE } from './delivery-mode.ts'
import { createLane, type Delivery, type LaneCounts } from './lane.ts'
import { createWaitingRoom } from './waiting-room.ts'

/** Bodies kept for replays. */
const ARCHIVE = 50_000

export type Deliverer = {
  mode: DeliveryMode
  deliveries: Delivery[]
  offer(event: ActivityEvent): void
  replay(webhookId: string, fromMs: number, toMs: number): number
  release(): void
  setMode(change: Partial<DeliveryMode>): void
  counts(): LaneCounts & { waiting: number; total: number }
  clear(): void
  close(): void
}

function wants(subscription: Subscription, event: ActivityEvent): boolean {
  return subscription.direction === undefined || event.direction === undefined || subscription.direction === event.direction
}

function envelope(subscription: Subscription, event: ActivityEvent): string {
  const filter = { user_id: subscription.userId, ...(subscription.direction ? { direction: subscription.direction } : {}) }
  const tag = subscription.tag === undefined ? '' : `,"tag":${JSON.stringify(subscription.tag)}`
  return `{"data":{"event_uuid":"${event.uuid}","filter":${JSON.stringify(filter)},"event_type":"${event.eventType}"${tag},${event.content()}}}`
}

function write(event: ActivityEvent, subscription: Subscription, webhook: Webhook, app: App, atMs: number): Omit<Delivery, 'index' | 'copies'> {
  const body = envelope(subscription, event)
  return {
    eventUuid: event.uuid,
    eventType: event.eventType,
    subjectId: event.subjectId,
    userId: event.userId,
    webhookId: webhook.webhookId,
    atMs,
    body,
    signature: `sha256=${createHmac('sha256', app.consumerSecret).update(body).digest('base64')}`,
    attempts: 0,
    lastStatus: 0,
    acknowledgedAtMs: undefined,
    gaveUpAtMs: undefined,
  }
}

/** Brings events to the webhooks that subscribed to them: signed, retried, in the chosen manner, and written down. */
export function createDeliverer(world: World): Deliverer {
  const mode: DeliveryMode = { ...USUAL_MODE }
  const deliveries: Delivery[] = []
  const chance = { next: seededRandom(mode.seed) }
  const lane = createLane(world, mode)
  const room = createWaitingRoom(mode, () => chance.next(), lane.push)

  const record = (written: Omit<Delivery, 'index' | 'copies'>) => {
    const copies = mode.copiesMin + Math.floor(chance.next() * (mode.copiesMax - mode.copiesMin + 1))
    const delivery: Delivery = { ...written, index: deliveries.length, copies }
    deliveries.push(delivery)
    const faded = deliveries[delivery.index - ARCHIVE]
    if (faded?.acknowledgedAtMs !== undefined) faded.body = undefined
    room.add(Array.from({ length: copies }, () => ({ delivery, attempt: 1 })))
  }

  return {
    mode,
    deliveries,
    offer(event) {
      for (const subscription of world.subscriptionsFor.get(`${event.eventType}:${event.userId}`) ?? []) {
        const webhook = world.webhooks.get(subscription.webhookId ?? '')
        const app = world.apps.get(subscription.appId)
        if (webhook?.valid && app && wants(subscription, event)) record(write(event, subscription, webhook, app, world.now()))
      }
    },
    replay(webhookId, fromMs, toMs) {
      const within = (delivery: Delivery) => delivery.webhookId === webhookId && delivery.atMs >= fromMs && delivery.atMs < toMs
      const again = deliveries.filter((delivery) => within(delivery) && delivery.body !== undefined)
      lane.push(again.map((delivery) => ({ delivery, attempt: 1 })))
      return again.length
    },
    release: room.release,
    setMode(change) {
      const wasHeld = mode.hold
      Object.assign(mode, change)
      if (change.seed !== undefined) chance.next = seededRandom(change.seed)
      if (change.concurrency !== undefined) lane.resize()
      if (wasHeld && !mode.hold) room.release()
    },
    counts: () => ({ ...lane.counts(), waiting: room.size(), total: deliveries.length }),
    clear() {
      lane.clear()
      room.clear()
      deliveries.length = 0
      Object.assign(mode, USUAL_MODE)
      chance.next = seededRandom(mode.seed)
    },
    close() {
      room.clear()
      lane.close()
    },
  }
}
