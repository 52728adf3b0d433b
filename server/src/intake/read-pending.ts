import { sql } from 'kysely'
import { type OpenAccount, openAccount } from '../accounts/open-account.ts'
import type { Platform } from '../platform/platform.ts'
import type { ParseResult, Parser } from './parse-events.ts'
import { type Suggested, suggestEarly, suggesterOf } from './suggest-early.ts'

export interface PendingEvent {
  id: string
  account_id: string
  body: string
  via: string
  original_id: string | null
  original_bytes: number | null
}

/** A batch of one lane, read and understood, nothing decided yet. */
export interface PendingBatch {
  lane: number
  events: PendingEvent[]
  parsed: Map<string, ParseResult>
  accounts: Map<string, OpenAccount>
  suggested: Suggested
}

export interface Lane {
  lane: number
  /** Its first event that waits. */
  firstId: string
}

/** So far past the first event one looks for more of its lane: however many wait, a batch costs the same. */
const SPAN = 2_000
/** So much is read of a lane at once, with the originals that belong to it; one event at least, however large. */
const MOST_BYTES = 16 * 1024 * 1024

/** The first event of a lane that waits, if one does. */
export async function firstPending({ db }: Platform, lane: number): Promise<Lane | undefined> {
  const { rows } =
    await sql<Lane>`select lane, id::text as "firstId" from raw_events where lane = ${lane} and state = 'pending' order by id limit 1`.execute(db)
  return rows[0]
}

/** The lanes that have work, the longest waiting first. */
export async function lanesWithWork({ db }: Platform): Promise<Lane[]> {
  const { rows } = await sql<Lane>`select l.lane, first.id::text as "firstId" from intake_lanes l,
    lateral (select id from raw_events r where r.lane = l.lane and r.state = 'pending' order by id limit 1) first order by first.id`.execute(db)
  return rows
}

/** Reads the next events of a lane in the order they came, and what they mean. Nothing is locked meanwhile. */
export async function readPending(platform: Platform, parser: Parser, { lane, firstId }: Lane, limit: number): Promise<PendingBatch | null> {
  const { rows: events } = await sql<PendingEvent>`with next as materialized (
      select r.id, r.account_id, r.body, r.via, r.original_id, r.original_bytes, octet_length(r.body) + coalesce(r.original_bytes, 0) as bytes from raw_events r
      where r.lane = ${lane} and r.state = 'pending' and r.id >= ${firstId} and r.id < ${firstId}::bigint + ${SPAN}::int order by r.id limit ${limit}),
    summed as (select *, sum(bytes) over (order by id) as up_to from next)
    select id::text, account_id, body, via, original_id, original_bytes from summed where up_to <= ${MOST_BYTES} or up_to = bytes order by summed.id`.execute(
    platform.db,
  )
  if (events.length === 0) return null
  const accounts = new Map<string, OpenAccount>()
  for (const id of new Set(events.map((event) => event.account_id))) accounts.set(id, await openAccount(platform, id))
  const results = await parser.parse(
    events.map((event) => {
      const { channel, providerId, handle, settings } = accounts.get(event.account_id)!
      const original = event.original_id ? { originalId: event.original_id, bytes: event.original_bytes ?? 0 } : undefined
      return { rawEventId: event.id, channel, body: event.body, account: { providerId, handle, settings }, original }
    }),
  )
  const parsed = new Map(results.map((result) => [result.rawEventId, result]))
  // What is still being tried apart stays pending, and is read again.
  return { lane, events: events.filter(({ id }) => parsed.has(id)), accounts, parsed, suggested: await suggestEarly(suggesterOf(platform), results) }
}
