import type { Fact } from '@atalaya/shared/contract/facts.ts'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { onFacts } from './db.ts'
import { endOfLog, type Place, parsePlace, readFacts } from './facts.ts'
import type { Platform } from './platform.ts'

const CHANNEL = 'facts'
const LOOK_AGAIN_MS = 50
const IDLE_LOOK_MS = 1_000
const HEARTBEAT_MS = 15_000
const BATCH = 500
/** A browser that has this much unread is dropped; it comes back with its place. */
const MAX_UNREAD_BYTES = 512 * 1024
const MAX_BEHIND = 20_000
const TAKEN_WITHIN_MS = 10_000

/** A stream of server-sent events that was opened for one reader. */
export interface Stream {
  /** Sends one event; false once the reader is gone or too slow. */
  send(event: string, data: unknown, id?: string): boolean
  /** Sends what `shapeEvent` made, once for many readers, of one event or several. */
  sendShaped(events: string): boolean
  /** Resolves once the reader has taken what was sent, or is gone; one that takes nothing for ten seconds is dropped. */
  drained(): Promise<void>
  close(): void
  onClose(then: () => void): void
}

/**
 * Follows the log once per process and hands each new batch of facts to its listeners; a NOTIFY says «look», not «it is readable», so it
 * looks again shortly after when an older writer was still open.
 */
export interface Live {
  /** Calls back with every batch of facts from now on, in the order of the log. */
  follow(listener: (facts: readonly Fact[]) => void): () => void
  /** Short-lived news that is not a fact (typing, who is viewing), to the listeners of every process. */
  whisper(topic: string, data: unknown): Promise<void>
  overhear(listener: (topic: string, data: unknown) => void): () => void
  /** Facts after a place up to now, for a reader that comes back; null when there are so many that it should start afresh. */
  since(place: string): Promise<readonly Fact[] | null>
  /** Opens a stream on an answer. */
  open(reply: FastifyReply): Stream
  start(): Promise<void>
  stop(): Promise<void>
}

export function openLive(platform: Pick<Platform, 'config' | 'db' | 'log' | 'telemetry'>): Live {
  const { config, db, log, telemetry } = platform
  const listeners = new Set<(facts: readonly Fact[]) => void>()
  const whispers = new Set<(topic: string, data: unknown) => void>()
  const streams = new Set<Stream>()
  let at: Place | undefined
  let ear: pg.Client | undefined
  let running = false
  let wake: (() => void) | undefined
  let unlisten: (() => void) | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let announcing: NodeJS.Timeout | undefined
  let following: Promise<void> = Promise.resolve()

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: config.databaseUrl, application_name: 'atalaya live' })
    client.on('error', (error) => {
      log.warn({ err: error }, 'live connection lost')
      ear = undefined
    })
    client.on('notification', ({ channel, payload }) => {
      if (channel === CHANNEL) return wake?.()
      const { topic, data } = JSON.parse(payload ?? '{}') as { topic: string; data: unknown }
      for (const listener of whispers) listener(topic, data)
    })
    await client.connect()
    await client.query(`listen ${CHANNEL}; listen whispers`)
    ear = client
  }

  /** One wake-up for all commits of a moment, outside their transactions: a NOTIFY takes a lock of the whole database. */
  function announce(): void {
    wake?.()
    announcing ??= setTimeout(() => {
      announcing = undefined
      sql`select pg_notify(${CHANNEL}, '')`.execute(db).catch((error: unknown) => log.warn({ err: error }, 'could not wake other processes'))
    }, 10)
  }

  async function look(): Promise<boolean> {
    if (!ear) await listen()
    at ??= await endOfLog(db)
    const facts = await readFacts(db, at, BATCH)
    const last = facts.at(-1)
    if (!last) return false
    at = parsePlace(last.place)!
    for (const listener of listeners) listener(facts)
    return true
  }

  async function follow(): Promise<void> {
    while (running) {
      let woken = false
      const rest = new Promise<void>((done) => {
        wake = () => {
          woken = true
          done()
        }
      })
      try {
        if (await look()) continue
      } catch (error) {
        log.warn({ err: error }, 'could not read the log')
      }
      let timer: NodeJS.Timeout | undefined
      await Promise.race([
        rest,
        new Promise((done) => {
          timer = setTimeout(done, IDLE_LOOK_MS)
        }),
      ])
      clearTimeout(timer)
      if (woken && running) await new Promise((done) => setTimeout(done, 5))
      if (woken && running && !(await look().catch(() => false))) await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS))
    }
  }

  return {
    follow(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async whisper(topic, data) {
      await sql`select pg_notify('whispers', ${JSON.stringify({ topic, data })})`.execute(db)
    },
    overhear(listener) {
      whispers.add(listener)
      return () => whispers.delete(listener)
    },
    async since(place) {
      let from = parsePlace(place)
      const all: Fact[] = []
      while (from && all.length < MAX_BEHIND) {
        const facts = await readFacts(db, from, BATCH)
        all.push(...facts)
        if (facts.length < BATCH) return all
        from = parsePlace(facts.at(-1)!.place)
      }
      return null
    },
    open(reply) {
      const stream = openStream(reply, () => {
        streams.delete(stream)
        telemetry.liveReaders.set(streams.size)
      })
      streams.add(stream)
      telemetry.liveReaders.set(streams.size)
      return stream
    },
    async start() {
      running = true
      unlisten = onFacts(db, announce)
      at = await endOfLog(db)
      await listen()
      heartbeat = setInterval(() => {
        for (const stream of streams) stream.send('', null)
      }, HEARTBEAT_MS)
      following = follow()
    },
    async stop() {
      running = false
      unlisten?.()
      clearInterval(heartbeat)
      clearTimeout(announcing)
      for (const stream of [...streams]) stream.close()
      wake?.()
      await following
      await ear?.end()
    },
  }
}

/** One event in the form of the stream. */
export function shapeEvent(event: string, data: unknown, id?: string): string {
  return `${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

function openStream(reply: FastifyReply, ended: () => void): Stream {
  reply.hijack()
  const out = reply.raw
  out.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  out.write('retry: 1000\n: welcome\n\n')
  const closers: (() => void)[] = [ended]
  let open = true
  out.on('close', () => {
    open = false
    for (const then of closers) then()
  })
  out.on('error', () => out.destroy())
  function sendShaped(events: string): boolean {
    if (!open) return false
    if (out.writableLength > MAX_UNREAD_BYTES) {
      out.destroy()
      return false
    }
    out.write(events)
    return true
  }
  return {
    send: (event, data, id) => sendShaped(event === '' ? ': still here\n\n' : shapeEvent(event, data, id)),
    sendShaped,
    async drained() {
      if (!open || !out.writableNeedDrain) return
      const late = setTimeout(() => out.destroy(), TAKEN_WITHIN_MS)
      await new Promise<void>((done) => out.once('drain', done).once('close', done))
      clearTimeout(late)
    },
    close() {
      if (open) out.end('event: move\ndata: {}\n\n')
    },
    onClose(then) {
      closers.push(then)
    },
  }
}
