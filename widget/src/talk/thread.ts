import type { WidgetMessage } from '@atalaya/shared/contract/widget.ts'

/** A message on screen. `local` says how far one's own is on its way to the server; undefined once it is there. */
export interface Item extends Omit<WidgetMessage, 'files'> {
  local?: 'sending' | 'waiting' | 'failed'
  files: (WidgetMessage['files'][number] & { local?: string })[]
}

/** The conversation as this browser knows it. What the server says of a message replaces what was known of the one with that id. */
export interface Thread {
  items(): Item[]
  put(message: WidgetMessage): void
  putOwn(item: Item): void
  /** Agents saw everything the visitor had said until then. */
  markRead(at: string): void
  clear(): void
}

export function openThread(changed: () => void): Thread {
  const all = new Map<string, Item>()
  return {
    /** By the server's time; what is still on its way stands last, in the order it was written. */
    items: () => [...all.values()].sort((a, b) => Number(a.local !== undefined) - Number(b.local !== undefined) || a.at.localeCompare(b.at)),
    put(message) {
      all.set(message.messageId, message)
      changed()
    },
    putOwn(item) {
      const known = all.get(item.messageId)
      // The stream may have brought it before the request was answered.
      if (known && !known.local) return
      all.set(item.messageId, item)
      changed()
    },
    markRead(at) {
      for (const [id, item] of all) if (item.from === 'visitor' && !item.local && item.at <= at) all.set(id, { ...item, state: 'read' })
      changed()
    },
    clear() {
      all.clear()
      changed()
    },
  }
}

/** How many answers came after the last one that was seen. */
export function countUnread(items: readonly Item[], seenAt: string | null): number {
  return items.filter(({ from, at }) => from === 'agent' && at > (seenAt ?? '')).length
}
