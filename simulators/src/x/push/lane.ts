import type { World } from '../world/world.ts'
import type { DeliveryMode } from './delivery-mode.ts'
import { createQueue } from './queue.ts'
import { createSender } from './send-webhook.ts'
import { createTimers } from './timers.ts'

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
export type Trip = { delivery: Delivery; attempt: number }
export type LaneCounts = { queued: number; inFlight: number; retrying: number; acknowledged: number; posts: number }
export type Lane = { push(trips: Trip[]): void; resize(): void; counts(): LaneCounts; clear(): void; close(): void }

/** Writes down how a trip ended; true when it is worth another try. */
function settle({ delivery, attempt }: Trip, status: number, mode: DeliveryMode, nowMs: number): boolean {
  delivery.attempts += 1
  delivery.lastStatus = status
  if (status >= 200 && status < 300) {
    delivery.acknowledgedAtMs ??= nowMs
    return false
  }
  if (attempt < mode.maxAttempts) return true
  delivery.gaveUpAtMs = nowMs
  return false
}

/** Sends trips in order of arrival, so many at once as the mode allows, and tries refused ones again after growing pauses. */
export function createLane(world: World, mode: DeliveryMode): Lane {
  const timers = createTimers()
  const queue = createQueue<Trip>()
  let sender = createSender(mode.concurrency)
  let counts = { inFlight: 0, acknowledged: 0, posts: 0 }

  const depart = async (trip: Trip, url: string, body: string) => {
    const own = counts
    const { delivery, attempt } = trip
    own.inFlight += 1
    own.posts += 1
    const status = await sender.send(url, body, delivery.signature, mode.timeoutMs)
    own.inFlight -= 1
    if (own !== counts) return
    const wasAcknowledged = delivery.acknowledgedAtMs !== undefined
    if (settle(trip, status, mode, world.now())) timers.later(() => push([{ delivery, attempt: attempt + 1 }]), mode.retryBaseMs * 2 ** (attempt - 1))
    if (!wasAcknowledged && delivery.acknowledgedAtMs !== undefined) own.acknowledged += 1
    pump()
  }

  const pump = () => {
    while (counts.inFlight < mode.concurrency) {
      const trip = queue.shift()
      if (!trip) break
      const webhook = world.webhooks.get(trip.delivery.webhookId)
      if (webhook?.valid && trip.delivery.body !== undefined) void depart(trip, webhook.url, trip.delivery.body)
      else trip.delivery.gaveUpAtMs ??= world.now()
    }
  }

  const push = (trips: Trip[]) => {
    for (const trip of trips) queue.push(trip)
    pump()
  }

  const clear = () => {
    timers.clear()
    queue.clear()
    counts = { inFlight: 0, acknowledged: 0, posts: 0 }
  }

  return {
    push,
    resize() {
      const old = sender
      sender = createSender(mode.concurrency)
      if (counts.inFlight === 0) old.close()
      else setTimeout(() => old.close(), mode.timeoutMs).unref()
      pump()
    },
    counts: () => ({ queued: queue.size(), retrying: timers.size(), ...counts }),
    clear,
    close() {
      clear()
      sender.close()
    },
  }
}
