const COMPACT_AT = 4096

/** First in, first out, without moving the rest at every step. */
export type Queue<T> = { push(item: T): void; shift(): T | undefined; size(): number; clear(): void }

export function createQueue<T>(): Queue<T> {
  let items: T[] = []
  let head = 0
  return {
    push(item) {
      items.push(item)
    },
    shift() {
      const item = items[head]
      if (item === undefined) return undefined
      head += 1
      if (head > COMPACT_AT) {
        items = items.slice(head)
        head = 0
      }
      return item
    },
    size: () => items.length - head,
    clear() {
      items = []
      head = 0
    },
  }
}
