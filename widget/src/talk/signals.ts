import type { Visit } from './visit.ts'

/** What the visitor does besides speaking, told to the server without waiting for it. */
export interface Signals {
  delivered(): void
  read(): void
  typing(): void
  /** What was being typed has been said: the next key begins anew. */
  said(): void
}

/** One signal for all that came in a moment. */
const TOGETHER_MS = 300
const TYPING_EVERY_MS = 3_000

export function openSignals(visit: Visit): Signals {
  let telling = 0
  let typedAt = 0
  const tell = (signal: 'typing' | 'delivered' | 'read') => void visit.call('/widget/signals', { signal }).catch(() => undefined)
  const soon = (signal: 'delivered' | 'read') => {
    clearTimeout(telling)
    telling = window.setTimeout(() => tell(signal), TOGETHER_MS)
  }
  return {
    delivered: () => soon('delivered'),
    read: () => soon('read'),
    typing() {
      if (!visit.token() || Date.now() - typedAt < TYPING_EVERY_MS) return
      typedAt = Date.now()
      tell('typing')
    },
    said() {
      typedAt = 0
    },
  }
}
