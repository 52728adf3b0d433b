import type { VisitorMessage } from '../../conversations/visitor/read-visitor-thread.ts'

/** What a widget is told while it listens. `place` is where in the log it then stands. */
export type ThreadNews =
  | { kind: 'messages'; messages: readonly VisitorMessage[]; place: string }
  | { kind: 'typing'; typing: boolean }
  | { kind: 'read'; at: Date }

export interface Listener {
  accountId: string
  threadKey: string
  /** Undefined until the visitor's first message was taken in. */
  conversationId: string | undefined
  tell(news: ThreadNews): void
}

interface Watched {
  caseId: string | null
  listeners: Set<Listener>
}

/** From conversation to the widgets that listen to it, and those that wait for theirs to begin. */
export interface ThreadIndex {
  isEmpty(): boolean
  /** Whether any widget waits for a conversation to begin. */
  isAwaited(): boolean
  isWatched(conversationId: string): boolean
  await(listener: Listener): void
  bind(listener: Listener, conversationId: string, caseId: string | null): void
  /** The conversation of a thread has begun: whoever waited for it listens to it. */
  begin(thread: Pick<Listener, 'accountId' | 'threadKey'>, conversationId: string, caseId: string | null): void
  setCase(conversationId: string, caseId: string): void
  ofCase(caseId: string): string[]
  tell(conversationId: string, news: ThreadNews): void
  remove(listener: Listener): void
}

export function openThreadIndex(): ThreadIndex {
  const watched = new Map<string, Watched>()
  const waiting = new Map<string, Set<Listener>>()
  const keyOf = ({ accountId, threadKey }: Pick<Listener, 'accountId' | 'threadKey'>) => `${accountId}\n${threadKey}`

  function stopWaiting(listener: Listener): void {
    const all = waiting.get(keyOf(listener))
    all?.delete(listener)
    if (all?.size === 0) waiting.delete(keyOf(listener))
  }

  const index: ThreadIndex = {
    isEmpty: () => watched.size === 0 && waiting.size === 0,
    isAwaited: () => waiting.size > 0,
    isWatched: (conversationId) => watched.has(conversationId),
    await(listener) {
      waiting.set(keyOf(listener), (waiting.get(keyOf(listener)) ?? new Set()).add(listener))
    },
    bind(listener, conversationId, caseId) {
      stopWaiting(listener)
      listener.conversationId = conversationId
      const known = watched.get(conversationId) ?? { caseId, listeners: new Set() }
      known.listeners.add(listener)
      watched.set(conversationId, known)
    },
    begin(thread, conversationId, caseId) {
      for (const listener of [...(waiting.get(keyOf(thread)) ?? [])]) index.bind(listener, conversationId, caseId)
    },
    setCase(conversationId, caseId) {
      const known = watched.get(conversationId)
      if (known) known.caseId = caseId
    },
    ofCase: (caseId) => [...watched].filter(([, known]) => known.caseId === caseId).map(([conversationId]) => conversationId),
    tell(conversationId, news) {
      for (const listener of watched.get(conversationId)?.listeners ?? []) listener.tell(news)
    },
    remove(listener) {
      stopWaiting(listener)
      if (!listener.conversationId) return
      const known = watched.get(listener.conversationId)
      known?.listeners.delete(listener)
      if (known?.listeners.size === 0) watched.delete(listener.conversationId)
    },
  }
  return index
}
