import type { WidgetEvents } from '@atalaya/shared/contract/widget.ts'
import { sql } from 'kysely'
import { readVisitorThread, type VisitorMessage } from '../../conversations/visitor/read-visitor-thread.ts'
import type { Db } from '../../platform/db.ts'
import { endOfLog, parsePlace } from '../../platform/facts.ts'
import { countStream } from '../../platform/few-streams.ts'
import type { Context } from '../../platform/http.ts'
import type { Stream } from '../../platform/live.ts'
import { networkOf } from '../../platform/network-of.ts'
import type { Platform } from '../../platform/platform.ts'
import { isAnyoneHere } from '../../staff/is-anyone-here.ts'
import type { Visit } from './access-visit.ts'
import { threadsOf } from './follow-threads.ts'
import { shapeWidgetMessage } from './shape-widget-message.ts'
import type { ThreadNews } from './thread-index.ts'

/** More than this many facts since the place, and the last messages are sent again instead of looking for those that changed. */
const MOST_FACTS = 5_000
/** Streams that are open at once: a page is one, and many people sit behind one address. */
const MOST_OF_VISITOR = 20
const MOST_OF_ADDRESS = 2_000

/**
 * Serves the live stream of a visit. It listens first and reads then, and keeps back what comes in between until it has sent what it read:
 * so nothing is missed, and what is sent twice is the same message by its id.
 */
export async function streamVisit(platform: Platform, { account, threadKey, visitorId }: Visit, { request, reply }: Context): Promise<void> {
  const { db, live, clock, log } = platform
  const threads = threadsOf(platform)
  const early: ThreadNews[] = []
  let ready = false
  const listener = await threads.watch(account.accountId, threadKey, (news) => (ready ? tell(stream, news) : early.push(news)))
  if (reply.raw.destroyed) {
    // Gone before it was opened: nothing would ever tell that it closed.
    threads.stop(listener)
    reply.hijack()
    return
  }
  const leave = admit(platform, visitorId, request.ip, () => threads.stop(listener))
  const stream = live.open(reply)
  stream.onClose(() => {
    threads.stop(listener)
    leave()
  })
  try {
    const place = await endOfLog(db)
    const { conversationId } = listener
    const available = await isAnyoneHere(db, clock.now())
    const messages = conversationId ? await readSince(db, conversationId, placeOf(request)) : []
    sendMessages(stream, messages)
    send(stream, 'ready', { agentTyping: conversationId !== undefined && threads.isTyping(conversationId), available }, `${place.tx}.${place.seq}`)
    ready = true
    for (const news of early) tell(stream, news)
  } catch (error) {
    // The answer has begun, so it can only be ended: the widget comes back with the place it had.
    log.warn({ err: error }, 'could not open the stream of a visit')
    stream.close()
  }
}

/** Counts the stream among those of the visitor and of their address; `refused` is called when it may not open. */
function admit(platform: Platform, visitorId: string, ip: string, refused: () => void): () => void {
  try {
    return countStream(platform, [
      { whose: `visitor:${visitorId}`, most: MOST_OF_VISITOR },
      { whose: `visitors at ${networkOf(ip)}`, most: MOST_OF_ADDRESS },
    ])
  } catch (error) {
    refused()
    throw error
  }
}

function tell(stream: Stream, news: ThreadNews): void {
  if (news.kind === 'typing') send(stream, 'typing', { typing: news.typing })
  else if (news.kind === 'read') send(stream, 'read', { at: news.at.toISOString() })
  else sendMessages(stream, news.messages, news.place)
}

/** The place goes with the last of them: a stream that is cut off among them is given them all again. */
function sendMessages(stream: Stream, messages: readonly VisitorMessage[], place?: string): void {
  for (const [at, message] of messages.entries()) {
    send(stream, 'message', shapeWidgetMessage(message), at === messages.length - 1 ? place : undefined)
  }
}

function send<K extends keyof WidgetEvents>(stream: Stream, event: K, data: WidgetEvents[K], place?: string): void {
  stream.send(event, data, place)
}

/** The browser's own header when it comes back by itself, else what the widget says it had. */
function placeOf({ headers, query }: Context['request']): string | undefined {
  const header = headers['last-event-id']
  const { since } = query as Record<string, unknown>
  return typeof header === 'string' && header !== '' ? header : typeof since === 'string' ? since : undefined
}

/** The messages that changed since a place of the log, or the last hundred without one or when too much happened since. */
async function readSince(db: Db, conversationId: string, since: string | undefined): Promise<VisitorMessage[]> {
  const place = since ? parsePlace(since) : null
  if (!place) return readVisitorThread(db, { conversationId })
  const { rows } = await sql<{ facts: number; messages: string[] | null }>`
    select count(*)::int as facts, array_agg(distinct data ->> 'messageId') filter (where type like 'message.%' and data ->> 'conversationId' = ${conversationId}) as messages
    from (select type, data from facts where (tx, seq) > (${place.tx}::xid8, ${place.seq}::bigint) order by tx, seq limit ${MOST_FACTS}) f`.execute(
    db,
  )
  const [since_] = rows
  if (since_!.facts === MOST_FACTS) return readVisitorThread(db, { conversationId })
  return readVisitorThread(db, { messageIds: since_!.messages ?? [] })
}
