import { createQueue } from '../../x/push/queue.ts'
import { createTimers } from '../../x/push/timers.ts'
import type { DeliveryMode } from './delivery-mode.ts'
import { createSender } from './send-webhook.ts'

/** One POST on its way. */
export type Parcel = {
  url: string
  secret: string
  body: string
  attempt: number
  deliveries: readonly Delivery[]
  settled: (status: number) => void
}

/** One notice on its way to one app. `acknowledgedAtMs` is set by the first 2xx of a POST that held it. */
export type Delivery = {
  index: number
  object: string
  appId: string
  entryId: string
  field: string
  subjectId: string
  url: string
  atMs: number
  copies: number
  attempts: number
  lastStatus: number
  acknowledgedAtMs: number | undefined
  gaveUpAtMs: number | undefined
}
export type LaneCounts = { queued: number; inFlight: number; retrying: number; acknowledged: number; posts: number }
export type Lane = { push(parcels: readonly Parcel[]): void; counts(): LaneCounts; clear(): void; close(): void }

/** Writes down how a POST ended; true when it is worth another try. */
function settle({ deliveries, attempt }: Parcel, status: number, mode: DeliveryMode, nowMs: number): boolean {
  const taken = status >= 200 && status < 300
  for (const delivery of deliveries) {
    delivery.attempts += 1
    delivery.lastStatus = status
    if (taken) delivery.acknowledgedAtMs ??= nowMs
    else if (attempt >= mode.maxAttempts) delivery.gaveUpAtMs = nowMs
  }
  return !taken && attempt < mode.maxAttempts
}

/** The first repeat comes at once, the others after growing pauses. */
const pause = (attempt: number, mode: DeliveryMode): number => (attempt === 1 ? 0 : mode.retryBaseMs * 2 ** (attempt - 2))

/** Sends parcels in order of arrival, so many at once as the mode allows. */
export function createLane(now: () => number, mode: DeliveryMode): Lane {
  const timers = createTimers()
  const queue = createQueue<Parcel>()
  const sender = createSender(64)
  let counts = { inFlight: 0, acknowledged: 0, posts: 0 }

  const depart = async (parcel: Parcel) => {
    const own = counts
    own.inFlight += 1
    own.posts += 1
    const status = await sender.send(parcel.url, parcel.body, parcel.secret, mode.timeoutMs)
    own.inFlight -= 1
    if (own !== counts) return
    const before = parcel.deliveries.filter((delivery) => delivery.acknowledgedAtMs !== undefined).length
    if (settle(parcel, status, mode, now())) timers.later(() => push([{ ...parcel, attempt: parcel.attempt + 1 }]), pause(parcel.attempt, mode))
    own.acknowledged += parcel.deliveries.filter((delivery) => delivery.acknowledgedAtMs !== undefined).length - before
    parcel.settled(status)
    pump()
  }
  const pump = () => {
    while (counts.inFlight < mode.concurrency) {
      const parcel = queue.shift()
      if (!parcel) break
      void depart(parcel)
    }
  }
  const push = (parcels: readonly Parcel[]) => {
    for (const parcel of parcels) queue.push(parcel)
    pump()
  }
  const clear = () => {
    timers.clear()
    queue.clear()
    counts = { inFlight: 0, acknowledged: 0, posts: 0 }
  }
  return {
    push,
    counts: () => ({ queued: queue.size(), retrying: timers.size(), ...counts }),
    clear,
    close() {
      clear()
      sender.close()
    },
  }
}
