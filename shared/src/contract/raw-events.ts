import { z } from 'zod'
import { Cursor, Id, Limit, page, When } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * Why an event was set aside: its body is no JSON, has fields of another kind, lacks what makes it an event; its reading took too long or
 * broke; it was understood and could not be stored; nobody read it; or it was set aside before reasons had codes.
 */
export const PARK_CODES = ['not-json', 'wrong-shape', 'incomplete', 'timeout', 'crashed', 'not-taken', 'unread', 'unreadable'] as const
export const ParkReason = z.object({ code: z.enum(PARK_CODES), detail: z.string().nullable() })
export type ParkReason = z.infer<typeof ParkReason>

export const RawEvent = z.object({
  rawEventId: z.string(),
  accountId: Id,
  accountName: z.string(),
  channel: z.string(),
  via: z.enum(['webhook', 'poll', 'widget', 'import', 'listen', 'mail', 'backfill']),
  state: z.enum(['pending', 'done', 'parked']),
  tries: z.number(),
  reason: ParkReason.nullable(),
  receivedAt: When,
  settledAt: When.nullable(),
  /** Of its body and of the original beside it, if there is one. */
  bytes: z.number(),
  /** How often somebody had it taken in again. `tries` counts since then. */
  replays: z.number(),
})
export type RawEvent = z.infer<typeof RawEvent>
/** An event with its body and with what had become of it before each replay, oldest first, ten at most. */
export const RawEventDetail = RawEvent.extend({
  body: z.string(),
  history: z.array(
    z.object({ state: z.enum(['done', 'parked']), reason: ParkReason.nullable(), tries: z.number(), settledAt: When.nullable(), replayedAt: When }),
  ),
})
export type RawEventDetail = z.infer<typeof RawEventDetail>
const filter = {
  state: z.enum(['pending', 'done', 'parked']).default('parked'),
  accountId: Id.optional(),
  from: When.optional(),
  to: When.optional(),
}
export const listRawEvents = endpoint('GET', '/api/raw-events', {
  door: 'raw.read',
  summary: 'Events as they came, newest first; parked ones by default.',
  input: z.strictObject({ ...filter, cursor: Cursor, limit: Limit }),
  reply: page(RawEvent),
  follows: ['event'],
})
export const readRawEvent = endpoint('GET', '/api/raw-events/:rawEventId', {
  door: 'raw.read',
  summary: 'One event with its body.',
  input: z.strictObject({ rawEventId: z.string().regex(/^\d{1,19}$/) }),
  reply: RawEventDetail,
})
export const replayRawEvents = endpoint('POST', '/api/raw-events/replay', {
  door: 'raw.replay',
  summary:
    'Takes events in again, by their ids or by a filter; a filter passes over those that were replayed five times already. What they already brought is not doubled.',
  input: z.strictObject({
    rawEventIds: z
      .array(z.string().regex(/^\d{1,19}$/))
      .max(1000)
      .optional(),
    filter: z.strictObject({ state: filter.state, accountId: Id.optional(), from: When.optional(), to: When.optional() }).optional(),
  }),
  reply: z.object({ replayed: z.number() }),
})
export const readRetention = endpoint('GET', '/api/raw-events/retention', {
  door: 'raw.read',
  summary: 'For how many days events are kept as they came.',
  input: z.strictObject({}),
  reply: z.object({ days: z.number() }),
})
export const setRetention = endpoint('PUT', '/api/raw-events/retention', {
  door: 'raw.replay',
  summary: 'For how many days events are kept as they came.',
  input: z.strictObject({ days: z.number().int().min(1).max(3650) }),
  reply: z.object({ days: z.number() }),
})
