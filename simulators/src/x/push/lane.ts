import type { World } from '../world/world.ts'
import type { DeliveryMode } from './delivery-mode.ts'
import { createSender } from './send-webhook.ts'

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

const COMPACT_AT = 4096

/** Sends trips in order of arrival, so many at once as the mode allows, and tries refused ones again after growing pauses. */
export function createLane(world: World, mode: DeliveryMode): Lane {
  const timers = new Set<NodeJS.Timeout>()
  let sender = createSender(mode.concurrency)
  let queue: Trip[] = []
  let head = 0
  let counts = { inFlight: 0, acknowledged: 0, posts: 0 }

  const later = (run: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
  }

  const settle = ({ delivery, attempt }: Trip, status: number) => {
    delivery.attempts += 1
    delivery.lastStatus = status
    if (status >= 200 && status < 300) {
      if (delivery.acknowledgedAtMs === undefined) counts.acknowledged += 1
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
    const own = counts
    own.inFlight += 1
    own.posts += 1
    void sender.send(webhook.url, trip.delivery.body, trip.delivery.signature, mode.timeoutMs).then((status) => {
      own.inFlight -= 1
      if (own !== counts) return
      settle(trip, status)
      pump()
    })
  }

  const pump = () => {
    while (counts.inFlight < mode.concurrency) {
      const trip = queue[head]
      if (!trip) break
      head += 1
      if (head > COMPACT_AT) {
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

  const clear = () => {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    queue = []
    head = 0
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
    counts: () => ({ queued: queue.length - head, retrying: timers.size, ...counts }),
    clear,
    close() {
      clear()
      sender.close()
    },
  }
}
