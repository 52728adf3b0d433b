import { sql } from 'kysely'
import type { RawEvent } from '../connectors/channel.ts'
import { mendText } from '../platform/bad-text.ts'
import type { Db } from '../platform/db.ts'
import { perPlatform } from '../platform/per-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { dropUnused, type KeptOriginal, keepOriginal } from './originals.ts'

export type Via = 'webhook' | 'poll' | 'widget' | 'import' | 'listen' | 'mail' | 'backfill'

interface Row {
  account: string
  lane: number
  key: string
  via: Via
  body: string
  original: KeptOriginal | null
}

/** How far listening on an account had come with these events: kept in the same commit, by the process that listens. */
export interface Reached {
  cursor: Record<string, string>
  listener: string
}

interface Waiting {
  rows: Row[]
  reached: (Reached & { account: string }) | null
  settle(error?: unknown): void
}

/**
 * The way in for events exactly as they came. When `accept` resolves they are on disk, each once for its account and key, and nothing
 * can lose them any more; it rejects when they could not be stored.
 */
export interface Acceptor {
  accept(account: { accountId: string; lane: number; channel: string }, via: Via, events: readonly RawEvent[], reached?: Reached): Promise<void>
  /** Calls back with their lanes when events were stored by any process. Returns how to stop. */
  onStored(listener: (lanes: readonly number[]) => void): () => void
}

const WRITERS = 2
const MOST_ROWS = 1_000
const TOPIC = 'events-stored'
const RING_EVERY_MS = 10

/** Events that arrive together share a commit: while one batch is being written the next gathers. */
function openAcceptor(platform: Pick<Platform, 'db' | 'files' | 'live' | 'telemetry' | 'log'>): Acceptor {
  const { db, live, telemetry, log } = platform
  let queue: Waiting[] = []
  let writing = 0
  let ringing: NodeJS.Timeout | undefined
  const rung = new Set<number>()
  const listeners = new Set<(lanes: readonly number[]) => void>()
  live.overhear((topic, lanes) => {
    if (topic === TOPIC) for (const listener of listeners) listener(Array.isArray(lanes) ? lanes : [])
  })

  function ring(lanes: readonly number[]): void {
    for (const listener of listeners) listener(lanes)
    for (const lane of lanes) rung.add(lane)
    if (ringing) return
    ringing = setTimeout(() => {
      ringing = undefined
      const told = [...rung]
      rung.clear()
      live.whisper(TOPIC, told).catch((error: unknown) => log.warn({ err: error }, 'could not wake the intake'))
    }, RING_EVERY_MS)
  }

  async function write(): Promise<void> {
    writing++
    while (queue.length > 0) {
      const batch = takeBatch()
      try {
        await storeEvents(db, batch)
        for (const one of batch) one.settle()
        ring([...new Set(batch.flatMap((one) => one.rows.map(({ lane }) => lane)))])
      } catch (error) {
        for (const one of batch) one.settle(error)
      }
    }
    writing--
  }

  function takeBatch(): Waiting[] {
    let rows = 0
    const end = queue.findIndex((one) => {
      rows += one.rows.length
      return rows > MOST_ROWS
    })
    const batch = queue.slice(0, end <= 0 ? (end === 0 ? 1 : undefined) : end)
    queue = queue.slice(batch.length)
    return batch
  }

  return {
    async accept({ accountId, lane, channel }, via, events, reached) {
      if (events.length === 0 && !reached) return
      const rows: Row[] = []
      for (const { key: given, body, original } of events) {
        const key = mendText(given).slice(0, 300)
        const kept = original ? await keepOriginal(platform, accountId, key, original) : null
        rows.push({ account: accountId, lane, key, via, body: mendText(body), original: kept })
      }
      await new Promise<void>((resolve, reject) => {
        const settle = (error?: unknown) => (error ? reject(error) : resolve())
        queue.push({ rows, reached: reached ? { ...reached, account: accountId } : null, settle })
        // Left to the next turn of the loop, so that requests read together are written together.
        if (writing < WRITERS) setImmediate(() => void (writing < WRITERS && write()))
      })
      await dropUnused(platform, rows)
      telemetry.eventsAccepted.inc({ channel }, events.length)
    },
    onStored(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** One commit for all of them, with how far listening has come where it brought some. */
async function storeEvents(db: Db, batch: readonly Waiting[]): Promise<void> {
  const rows = batch.flatMap((one) => one.rows)
  const reached = batch.flatMap((one) => one.reached ?? [])
  const insert = sql`insert into raw_events (account_id, lane, key, via, body, original_id, original_bytes)
    select account, lane, key, via, body, original, bytes from unnest(${rows.map((r) => r.account)}::uuid[], ${rows.map((r) => r.lane)}::smallint[],
      ${rows.map((r) => r.key)}::text[], ${rows.map((r) => r.via)}::text[], ${rows.map((r) => r.body)}::text[],
      ${rows.map((r) => r.original?.originalId ?? null)}::uuid[], ${rows.map((r) => r.original?.bytes ?? null)}::int[]) as r (account, lane, key, via, body, original, bytes)
    on conflict (account_id, key) do nothing`
  if (reached.length === 0) {
    await insert.execute(db)
    return
  }
  // Later calls of one listener come later in the batch, and an update joins each account once.
  const latest = [...new Map(reached.map((one) => [one.account, one])).values()]
  await sql`with stored as (${insert}) update accounts a set listen_cursor = w.cursor
    from jsonb_to_recordset(${JSON.stringify(latest)}::jsonb) as w (account uuid, listener uuid, cursor jsonb)
    where a.id = w.account and a.listener = w.listener`.execute(db)
}

/** The way in of this process. */
export const acceptorOf = perPlatform(openAcceptor)
