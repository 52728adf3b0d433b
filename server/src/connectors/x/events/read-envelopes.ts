import { readJson } from './read-json.ts'
import { Envelope } from './wire.ts'

/** A post or direct message that we fetched ourselves, kept as an event of its own together with what came along with it. */
export interface PolledEvent {
  polled: 'post' | 'dm'
  data: unknown
  includes: unknown
}

export type Arrival = { pushed: Envelope } | { read: PolledEvent } | { unknown: string }

/** What a body holds: one event or several, pushed or fetched. Throws only when it is not JSON. */
export function readEnvelopes(body: string): Arrival[] {
  const json = readJson(body)
  return Array.isArray(json) ? json.flatMap(readOne) : readOne(json)
}

function readOne(value: unknown): Arrival[] {
  if (typeof value !== 'object' || value === null) return [{ unknown: 'not an event' }]
  if ('polled' in value && (value.polled === 'post' || value.polled === 'dm')) return [{ read: value as PolledEvent }]
  const data = 'data' in value ? value.data : value
  return (Array.isArray(data) ? data : [data]).map((one): Arrival => {
    const envelope = Envelope.safeParse(one)
    return envelope.success ? { pushed: envelope.data } : { unknown: 'not an activity event' }
  })
}
