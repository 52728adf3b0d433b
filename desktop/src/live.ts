import type { Fact } from '@atalaya/shared/contract/facts.ts'
import type { ContactTyping, Presence } from '@atalaya/shared/contract/live.ts'
import type { Query, QueryClient } from '@tanstack/react-query'
import { makesStale } from './freshness.ts'
import { planRefreshes } from './refresh-plan.ts'

export type Line = 'connecting' | 'open' | 'away'
export interface LiveEars {
  onLine(line: Line): void
  onFact(fact: Fact): void
  onPresence(presence: Presence): void
  onTyping(typing: ContactTyping): void
}

const GATHER_MS = 100
/** A list that follows kinds of fact is busy all day; a thing that is named by its id is not. */
const LIST_REST_MS = 1500
const THING_REST_MS = 250
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 15_000

/**
 * Listens to the live stream for as long as the desk is open. Facts make the answers they concern stale, spaced out so that a storm of facts
 * is not a storm of requests. The browser itself resumes a cut stream at its place; one that was refused is opened again after a while, and
 * then everything on screen is asked again, since the place is lost.
 */
export function openLive(client: QueryClient, ears: LiveEars): () => void {
  const plan = planRefreshes(
    {
      now: () => performance.now(),
      after(ms, then) {
        const timer = setTimeout(then, ms)
        return () => clearTimeout(timer)
      },
    },
    GATHER_MS,
    (hashes) => {
      for (const query of client.getQueryCache().findAll({ predicate: ({ queryHash }) => hashes.has(queryHash) })) refresh(query)
    },
  )
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let waitMs = FIRST_WAIT_MS
  let lost = false
  let hasPlace = false

  /** What is being fetched right now may have been read before the fact: it is asked again afterwards. */
  function refresh(query: Query): void {
    if (query.state.fetchStatus === 'fetching') plan.ask(query.queryHash, restOf(query))
    else void client.invalidateQueries({ queryKey: query.queryKey, exact: true })
  }

  function take(fact: Fact): void {
    for (const query of client.getQueryCache().getAll()) {
      const input = query.queryKey[1]
      if (typeof input !== 'object' || input === null) continue
      if (makesStale(fact, { input, follows: query.meta?.follows })) plan.ask(query.queryHash, restOf(query))
    }
    ears.onFact(fact)
  }

  function connect(): void {
    ears.onLine('connecting')
    hasPlace = false
    source = new EventSource('/api/live')
    source.addEventListener('open', () => {
      waitMs = FIRST_WAIT_MS
      if (lost) void client.invalidateQueries()
      lost = false
      ears.onLine('open')
    })
    source.addEventListener('error', () => {
      ears.onLine('away')
      // Without a place there is nothing to resume at.
      lost ||= !hasPlace || source?.readyState === EventSource.CLOSED
      if (source?.readyState !== EventSource.CLOSED) return
      clearTimeout(retry)
      retry = setTimeout(connect, waitMs)
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
    })
    const on = <T>(name: string, hear: (data: T) => void) =>
      source?.addEventListener(name, (event: MessageEvent<string>) => hear(JSON.parse(event.data) as T))
    on<Fact>('fact', (fact) => {
      hasPlace = true
      take(fact)
    })
    on('fresh', () => void client.invalidateQueries())
    on<Presence>('presence', ears.onPresence)
    on<ContactTyping>('contact-typing', ears.onTyping)
  }

  /** A cut cable closes no stream: the browser's word is taken as a reason to look. */
  function probe(): void {
    fetch('/api/start', { method: 'HEAD', cache: 'no-store' }).catch(() => ears.onLine('away'))
  }
  function comeBack(): void {
    clearTimeout(retry)
    source?.close()
    lost = true
    connect()
  }

  connect()
  window.addEventListener('offline', probe)
  window.addEventListener('online', comeBack)
  return () => {
    window.removeEventListener('offline', probe)
    window.removeEventListener('online', comeBack)
    clearTimeout(retry)
    source?.close()
    plan.stop()
  }
}

function restOf(query: Query): number {
  return query.meta?.follows ? LIST_REST_MS : THING_REST_MS
}
