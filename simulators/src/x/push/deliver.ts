import { createHmac } from 'node:crypto'
import { seededRandom } from '../world/seeded-random.ts'
import type { Subscription, World } from '../world/world.ts'
import type { ActivityEvent } from './activity-events.ts'
import { createSender } from './send-webhook.ts'

export type DeliveryMode = {
  concurrency: number
  /** Every event goes out between these numbers of times. */
  copiesMin: number
  copiesMax: number
  /** Events wait until this many are together and leave in another order; 0 keeps the order. */
  shuffleWindow: number
  /** Events of this long leave together; 0 sends at once. */
  batchWindowMs: number
  /** Nothing leaves until it is released. */
  hold: boolean
  maxAttempts: number
  retryBaseMs: number
  timeoutMs: number
  seed: number
}

/** One event on its way to one webhook. `acknowledgedAtMs` is set by the first 2xx. */
export type Delivery = {
  index: number
  eventUuid: string
  eventType: string
  subjectId: string
  userId: string
  webhookId: string
  atMs: number
  body: string | undefined
  signature: string
  copies: number
  attempts: number
  lastStatus: number
  acknowledgedAtMs: number | undefined
  gaveUpAtMs: number | undefined
}
type Trip = { delivery: Delivery; attempt: number }

export const USUAL_MODE: Readonly<DeliveryMode> = {
  concurrency: 64,
  copiesMin: 1,
  copiesMax: 1,
  shuffleWindow: 0,
  batchWindowMs: 0,
  hold: false,
  maxAttempts: 6,
  retryBaseMs: 500,
  timeoutMs: 10_000,
  seed: 1,
}
/** Bodies kept for replays. */
const ARCHIVE = 50_000
const SHUFFLE_WAIT_MS = 200

export type Deliverer = {
  mode: DeliveryMode
  deliveries: Delivery[]
  offer(event: ActivityEvent): void
  replay(webhookId: string, fromMs: number, toMs: number): number
  release(): void
  setMode(change: Partial<DeliveryMode>): void
  counts(): { waiting: number; queued: number; inFlight: number; retrying: number; total: number; acknowledged: number; posts: number }
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

/** Brings events to the webhooks that subscribed to them: signed, retried with growing pauses, in the chosen manner. */
export function createDeliverer(world: World): Deliverer {
  const mode: DeliveryMode = { ...USUAL_MODE }
  const deliveries: Delivery[] = []
  const timers = new Set<NodeJS.Timeout>()
  let sender = createSender(mode.concurrency)
  let random = seededRandom(mode.seed)
  let waiting: Trip[] = []
  let queue: Trip[] = []
  let head = 0
  let inFlight = 0
  let acknowledged = 0
  let posts = 0
  let flushTimer: NodeJS.Timeout | undefined

  const later = (run: () => void, ms: number): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
    return timer
  }

  const settle = ({ delivery, attempt }: Trip, status: number) => {
    delivery.attempts += 1
    delivery.lastStatus = status
    if (status >= 200 && status < 300) {
      if (delivery.acknowledgedAtMs === undefined) acknowledged += 1
      delivery.acknowledgedAtMs ??= world.now()
    } else if (attempt < mode.maxAttempts) later(() => push([{ delivery, attempt: attempt + 1 }]), mode.retryBaseMs * 2 ** (attempt - 1))
    else delivery.gaveUpAtMs = world.now()
  }

  const depart = (trip: Trip) => {
    const webhook = world.webhooks.get(trip.delivery.webhookId)
    if (!webhook?.valid || trip.delivery.body === undefined) {
      trip.delivery.gaveUpAtMs ??= world.now()
      return
    }
    inFlight += 1
    posts += 1
    void sender.send(webhook.url, trip.delivery.body, trip.delivery.signature, mode.timeoutMs).then((status) => {
      inFlight -= 1
      settle(trip, status)
      pump()
    })
  }

  const pump = () => {
    while (inFlight < mode.concurrency) {
      const trip = queue[head]
      if (!trip) break
      head += 1
      if (head > 4096) {
        queue = queue.slice(head)
        head = 0
      }
      depart(trip)
    }
  }

  const push = (trips: Trip[]) => {
    for (const trip of trips) queue.push(trip)
    pump()
  }

  const release = () => {
    if (flushTimer) clearTimeout(flushTimer)
    flushTimer = undefined
    const trips = waiting
    waiting = []
    if (mode.shuffleWindow > 0) shuffle(trips, random)
    push(trips)
  }

  const gather = (trips: Trip[]) => {
    if (!mode.hold && mode.batchWindowMs === 0 && mode.shuffleWindow === 0) return push(trips)
    for (const trip of trips) waiting.push(trip)
    if (mode.hold) return
    if (mode.batchWindowMs === 0 && waiting.length >= mode.shuffleWindow) release()
    else flushTimer ??= later(release, mode.batchWindowMs || SHUFFLE_WAIT_MS)
  }

  const offer = (event: ActivityEvent) => {
    for (const subscription of world.subscriptionsFor.get(`${event.eventType}:${event.userId}`) ?? []) {
      const webhook = world.webhooks.get(subscription.webhookId ?? '')
      const app = world.apps.get(subscription.appId)
      if (!webhook?.valid || !app || !wants(subscription, event)) continue
      const body = envelope(subscription, event)
      const copies = mode.copiesMin + Math.floor(random() * (mode.copiesMax - mode.copiesMin + 1))
      const delivery: Delivery = {
        index: deliveries.length,
        eventUuid: event.uuid,
        eventType: event.eventType,
        subjectId: event.subjectId,
        userId: event.userId,
        webhookId: webhook.webhookId,
        atMs: world.now(),
        body,
        signature: `sha256=${createHmac('sha256', app.consumerSecret).update(body).digest('base64')}`,
        copies,
        attempts: 0,
        lastStatus: 0,
        acknowledgedAtMs: undefined,
        gaveUpAtMs: undefined,
      }
      deliveries.push(delivery)
      const faded = deliveries[deliveries.length - 1 - ARCHIVE]
      if (faded?.acknowledgedAtMs !== undefined) faded.body = undefined
      gather(Array.from({ length: copies }, () => ({ delivery, attempt: 1 })))
    }
  }

  return {
    mode,
    deliveries,
    offer,
    release,
    replay(webhookId, fromMs, toMs) {
      const again = deliveries.filter(
        (delivery) => delivery.webhookId === webhookId && delivery.atMs >= fromMs && delivery.atMs < toMs && delivery.body !== undefined,
      )
      push(again.map((delivery) => ({ delivery, attempt: 1 })))
      return again.length
    },
    setMode(change) {
      const wasHeld = mode.hold
      Object.assign(mode, change)
      if (change.seed !== undefined) random = seededRandom(change.seed)
      if (change.concurrency !== undefined) {
        const old = sender
        sender = createSender(change.concurrency)
        if (inFlight === 0) old.close()
        else later(() => old.close(), mode.timeoutMs)
      }
      if (wasHeld && !mode.hold) release()
    },
    counts: () => ({
      waiting: waiting.length,
      queued: queue.length - head,
      inFlight,
      retrying: timers.size - (flushTimer ? 1 : 0),
      total: deliveries.length,
      acknowledged,
      posts,
    }),
    clear() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      flushTimer = undefined
      deliveries.length = 0
      waiting = []
      queue = []
      head = 0
      acknowledged = 0
      posts = 0
      Object.assign(mode, USUAL_MODE)
      random = seededRandom(mode.seed)
    },
    close() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      queue = []
      head = 0
      sender.close()
    },
  }
}

function shuffle(trips: Trip[], random: () => number): void {
  for (let place = trips.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1))
    const held = trips[place]
    const swapped = trips[other]
    if (held && swapped) [trips[place], trips[other]] = [swapped, held]
  }
}
