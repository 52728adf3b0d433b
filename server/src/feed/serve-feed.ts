import type { Fact } from '@atalaya/shared/contract/facts.ts'
import type { FastifyRequest } from 'fastify'
import type { Caller } from '../platform/caller.ts'
import { countStream } from '../platform/few-streams.ts'
import type { Http } from '../platform/http.ts'
import { type Stream, shapeEvent } from '../platform/live.ts'
import type { Platform } from '../platform/platform.ts'
import { mayHear, maySee, readSight } from './sight.ts'

interface Reader {
  caller: Caller
  stream: Stream
  request: FastifyRequest
  /** Facts that came while the reader was still being given what it had missed. */
  waiting: (readonly Fact[])[] | null
}

/** Callers are remembered for two seconds, so that what was taken from one is noticed within five. */
const RECHECK_EVERY_MS = 2_500
const PIECE = 250
/** Of one caller in one process: a tab is one. */
const MOST_STREAMS = 100

/** GET /api/live: the facts each desk may know of, as they happen, and what it missed when it comes back. */
export function serveFeed(http: Http, platform: Platform): void {
  const { live, db, log } = platform
  const readers = new Set<Reader>()

  live.follow((facts) => {
    if (readers.size === 0) return
    deliver([...readers], facts).catch((error: unknown) => {
      log.warn({ err: error }, 'facts could not be sent; desks start afresh')
      for (const reader of readers) reader.stream.send('fresh', {})
    })
  })
  live.overhear((topic, data) => {
    if ((topic !== 'presence' && topic !== 'contact-typing') || readers.size === 0) return
    whisper(topic, data as { caseId: string } | { conversationId: string }).catch((error: unknown) =>
      log.warn({ err: error }, 'presence could not be told'),
    )
  })

  /** Who may not see a case does not hear that somebody is in it either. */
  async function whisper(topic: string, about: { caseId: string } | { conversationId: string }): Promise<void> {
    const sight = await readSight(db, [about])
    const told = 'caseId' in about ? about : { ...about, caseId: sight.caseOfConversation.get(about.conversationId) ?? null }
    for (const { stream, caller } of readers) if (maySee(caller, sight, about)) stream.send(topic, told)
  }

  let inTurn: Promise<unknown> = Promise.resolve()
  /** One batch after the other, so that a reader is sent facts in the order of the log. */
  function deliver(to: readonly Reader[], facts: readonly Fact[]): Promise<void> {
    const next = inTurn.then(async () => {
      const sight = await readSight(
        db,
        facts.map(({ data }) => data),
      )
      const shaped = facts.map((fact) => shapeEvent('fact', fact, fact.place))
      for (const reader of to) {
        if (reader.waiting) reader.waiting.push(facts)
        else {
          const heard = shaped.filter((_, index) => mayHear(reader.caller, sight, facts[index]!))
          if (heard.length > 0) reader.stream.sendShaped(heard.join(''))
        }
      }
    })
    inTurn = next.catch(() => undefined)
    return next
  }

  async function catchUp(reader: Reader, place: string): Promise<void> {
    const missed = await live.since(place)
    if (missed === null) reader.stream.send('fresh', {})
    else await send(reader, missed, place)
    const sent = missed?.at(-1)?.place ?? place
    // What comes meanwhile waits too: were it sent first, a reader that is cut off then would come back with a place past what it missed.
    for (let facts = reader.waiting?.shift(); facts; facts = reader.waiting?.shift()) await send(reader, facts, sent)
    reader.waiting = null
  }

  /** A piece at a time, as the reader takes them: all at once would look like a reader that takes nothing. */
  async function send({ caller, stream }: Reader, facts: readonly Fact[], after: string): Promise<void> {
    for (let from = 0; from < facts.length; from += PIECE) {
      const piece = facts.slice(from, from + PIECE)
      const sight = await readSight(
        db,
        piece.map(({ data }) => data),
      )
      const heard = piece.filter((fact) => isAfter(fact.place, after) && mayHear(caller, sight, fact))
      if (heard.length === 0) continue
      stream.sendShaped(heard.map((fact) => shapeEvent('fact', fact, fact.place)).join(''))
      await stream.drained()
    }
  }

  /** A right that was revoked, or a session that ended, is noticed within seconds. */
  const recheck = setInterval(() => {
    for (const reader of readers) {
      http.callerOf(reader.request).then(
        (caller) => {
          reader.caller = caller
        },
        () => reader.stream.close(),
      )
    }
  }, RECHECK_EVERY_MS)
  http.raw.addHook('onClose', async () => clearInterval(recheck))

  http.raw.get('/api/live', async (request, reply) => {
    const caller = await http.callerOf(request)
    const place = String(request.headers['last-event-id'] ?? (request.query as Record<string, string>).after ?? '')
    // Gone before it was opened: nothing would ever tell that it closed.
    if (reply.raw.destroyed) return reply.hijack()
    const leave = countStream(platform, [{ whose: `${caller.kind}:${caller.id}`, most: MOST_STREAMS }])
    const reader: Reader = { caller, request, stream: live.open(reply), waiting: place ? [] : null }
    readers.add(reader)
    reader.stream.onClose(() => {
      readers.delete(reader)
      leave()
    })
    if (place) await catchUp(reader, place).catch(() => reader.stream.close())
  })
}

function isAfter(place: string, other: string): boolean {
  const [tx = '0', seq = '0'] = place.split('.')
  const [otherTx = '0', otherSeq = '0'] = other.split('.')
  return tx === otherTx ? BigInt(seq) > BigInt(otherSeq) : BigInt(tx) > BigInt(otherTx)
}
