import { createHash } from 'node:crypto'
import { type Arrival, readEnvelopes } from './read-envelopes.ts'
import { Id } from './wire.ts'

const NEW_POST = new Set(['post.create', 'post.mention.create', 'post.reply.create', 'post.quote.create'])

/**
 * The same for everything that tells of one post or one direct message, however often and by whatever way it came: a post that names
 * and answers the brand arrives twice. Other events go by the network's id of the delivery, the rest by their bytes.
 */
export function eventKey(body: string): string {
  const arrivals = arrivalsOf(body)
  const key = arrivals.length === 1 ? keyOf(arrivals[0]!) : null
  return key ?? `sha256:${createHash('sha256').update(body).digest('hex')}`
}

function arrivalsOf(body: string): Arrival[] {
  try {
    return readEnvelopes(body)
  } catch {
    return []
  }
}

function keyOf(arrival: Arrival): string | null {
  if ('unknown' in arrival) return null
  if ('read' in arrival) return named(arrival.read.polled, arrival.read.data)
  const { event_type, event_uuid, payload } = arrival.pushed
  if (NEW_POST.has(event_type)) return named('post', payload) ?? byUuid(event_uuid)
  if (event_type === 'dm.received' || event_type === 'dm.sent') {
    const all = payload.direct_message_events
    return (Array.isArray(all) && all.length === 1 ? named('dm', all[0]) : null) ?? byUuid(event_uuid)
  }
  return byUuid(event_uuid)
}

function named(kind: string, thing: unknown): string | null {
  const id = typeof thing === 'object' && thing !== null && 'id' in thing ? Id.safeParse(thing.id) : undefined
  return id?.success ? `${kind}:${id.data}` : null
}

const byUuid = (uuid: string | undefined) => (uuid ? `event:${uuid}` : null)
