import { sql } from 'kysely'
import type { RawEvent } from '../connectors/channel.ts'
import { mendText } from '../platform/bad-text.ts'
import { perPlatform } from '../platform/per-platform.ts'
import type { Platform } from '../platform/platform.ts'

export type Via = 'webhook' | 'poll' | 'widget' | 'import'

interface Waiting {
  rows: { account: string; lane: number; key: string; via: Via; body: string }[]
  settle(error?: unknown): void
}

/**
 * The way in for events exactly as they came. When `accept` resolves they are on disk, each once for its account and key, and nothing
 * can lose them any more; it rejects when they could not be stored.
 */
export interface Acceptor {
  accept(account: { accountId: string; lane: number; channel: string }, via: Via, events: readonly RawEvent[]): Promise<void>
  /** Calls back with their lanes when events were stored by any process. Returns how to stop. */
  onStored(listener: (lanes: readonly number[]) => void): () => void
}

const WRITERS = 2
const MOST_ROWS = 1_000
const TOPIC = 'events-stored'
const RING_EVERY_MS = 10

/** Events that arrive together share a commit: while one batch is being written the next gathers. */
function openAcceptor({ db, live, telemetry, log }: Pick<Platform, 'db' | 'live' | 'telemetry' | 'log'>): Acceptor {
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
        await store(batch.flatMap((one) => one.rows))
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

  async function store(rows: Waiting['rows']): Promise<void> {
    await sql`insert into raw_events (account_id, lane, key, via, body)
      select account, lane, key, via, body from unnest(${rows.map((r) => r.account)}::uuid[], ${rows.map((r) => r.lane)}::smallint[],
        ${rows.map((r) => r.key)}::text[], ${rows.map((r) => r.via)}::text[], ${rows.map((r) => r.body)}::text[]) as r (account, lane, key, via, body)
      on conflict (account_id, key) do nothing`.execute(db)
  }

  return {
    async accept({ accountId, lane, channel }, via, events) {
      if (events.length === 0) return
      const rows = events.map(({ key, body }) => ({ account: accountId, lane, key: mendText(key).slice(0, 300), via, body: mendText(body) }))
      await new Promise<void>((resolve, reject) => {
        queue.push({ rows, settle: (error) => (error ? reject(error) : resolve()) })
        // Left to the next turn of the loop, so that requests read together are written together.
        if (writing < WRITERS) setImmediate(() => void (writing < WRITERS && write()))
      })
      telemetry.eventsAccepted.inc({ channel }, events.length)
    },
    onStored(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The way in of this process. */
export const acceptorOf = perPlatform(openAcceptor)
