/** What this browser keeps of the chat of one account; in memory only where the page may not store. */
export interface Storage {
  get<T>(key: string): T | null
  set(key: string, value: unknown): void
  clear(): void
}

const KEYS = ['visit', 'form', 'outbox', 'seen', 'draft']

export function openStorage(accountId: string, place: Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'> | null): Storage {
  const memory = new Map<string, string>()
  const nameOf = (key: string) => `atalaya:${accountId}:${key}`
  return {
    get(key) {
      try {
        const text = memory.get(key) ?? place?.getItem(nameOf(key))
        return text ? JSON.parse(text) : null
      } catch {
        return null
      }
    },
    set(key, value) {
      const text = JSON.stringify(value)
      try {
        if (!place) throw new Error('no storage')
        place.setItem(nameOf(key), text)
        memory.delete(key)
      } catch {
        // Full, or forbidden by the browser: good for as long as the page is open.
        memory.set(key, text)
      }
    },
    clear() {
      memory.clear()
      for (const key of KEYS) {
        try {
          place?.removeItem(nameOf(key))
        } catch {
          // Forbidden: then nothing was kept either.
        }
      }
    },
  }
}

/** The page's own storage, or null where touching it is forbidden. */
export function pageStorage(): globalThis.Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
