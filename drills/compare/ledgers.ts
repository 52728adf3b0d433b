import pg from 'pg'
import type { SimulatorProcess } from '../../bench/start-simulator.ts'

/** What was pushed to us (A): one line for each event, with when it was first acknowledged. */
export interface Delivery {
  eventType: string
  subjectId: string
  attempts: number
  acknowledgedAtMs?: number
  gaveUpAtMs?: number
}

/** What the far end accepted of ours (C), in its order. */
export interface Accepted {
  index: number
  kind: 'post' | 'dm'
  id: string
  text: string
  target: string | null
}

/** A message as the database holds it (B). */
export interface Kept {
  id: string
  conversation_id: string
  case_id: string | null
  direction: 'in' | 'out'
  provider_id: string | null
  author_kind: string
  text: string
  state: string
}

/** A reply that an agent asked for and the product took. */
export interface AskedReply {
  messageId: string
  conversationId: string
  text: string
  /** Its place among the replies of its conversation. */
  turn: number
}

export async function readDeliveries(network: SimulatorProcess): Promise<Delivery[]> {
  return readAll(network, '/deliveries', 'deliveries')
}

export async function readAccepted(network: SimulatorProcess): Promise<Accepted[]> {
  return readAll(network, '/accepted', 'accepted')
}

async function readAll<T>(network: SimulatorProcess, path: string, name: string): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const page = await network.control<Record<string, unknown>>('GET', `${path}?since=${all.length}&limit=5000`)
    all.push(...(page[name] as T[]))
    if (all.length >= (page.total as number)) return all
  }
}

/** Every message, in the order in which it is shown. */
export async function readKept(database: pg.Pool): Promise<Kept[]> {
  const { rows } = await database.query<Kept>(
    'select id, conversation_id, case_id, direction, provider_id, author_kind, text, state from messages order by conversation_id, sent_at, id',
  )
  return rows
}

/** A pool that outlives the death of its server. */
export function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => undefined)
  return pool
}

export async function countRows(database: pg.Pool, from: string): Promise<number> {
  const { rows } = await database.query<{ n: string }>(`select count(*) as n from ${from}`)
  return Number(rows[0]!.n)
}
