import { Failure } from './api.ts'
import type { Storage } from './storage.ts'

/** A message on its way, exactly as it is sent: a repeat is the same. */
export interface Outgoing {
  messageId: string
  text: string
  fileIds: string[]
  form?: Record<string, string> | undefined
  locale: string
  page: string
}

export interface Kept<F> {
  message: Outgoing
  at: string
  files: F[]
  failed?: boolean
}

export type Fate = { state: 'sending' | 'waiting' | 'failed' } | { state: 'sent'; at: string }

interface Options<F> {
  storage: Storage
  send(message: Outgoing): Promise<{ at: string }>
  /** Called with every change of a message's fate. */
  tell(kept: Kept<F>, fate: Fate): void
  wait?: (ms: number) => Promise<void>
}

export interface Outbox<F> {
  all(): Kept<F>[]
  add(kept: Kept<F>): void
  retry(messageId: string): void
  /** Tries again now, as when the browser is online again. */
  wake(): void
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/**
 * Sends messages one after the other, in the order they were written. They are kept in the browser until the server has acknowledged them;
 * each keeps its id, so that what was sent twice is there once.
 */
export function openOutbox<F>({ storage, send, tell, wait = pause }: Options<F>): Outbox<F> {
  let working = false
  let wakeUp: (() => void) | undefined
  const read = () => storage.get<Kept<F>[]>('outbox') ?? []
  const write = (list: Kept<F>[]) => storage.set('outbox', list)
  const without = (messageId: string) => read().filter((one) => one.message.messageId !== messageId)
  const next = () => read().find((one) => !one.failed)

  async function work(): Promise<void> {
    let failures = 0
    for (let kept = next(); kept; kept = next()) {
      tell(kept, { state: failures > 0 ? 'waiting' : 'sending' })
      try {
        const { at } = await send(kept.message)
        write(without(kept.message.messageId))
        tell(kept, { state: 'sent', at })
        failures = 0
      } catch (error) {
        if (error instanceof Failure && !error.passing) {
          fail(kept)
          continue
        }
        tell(kept, { state: 'waiting' })
        await Promise.race([wait(Math.min(FIRST_WAIT_MS * 2 ** failures++, LONGEST_WAIT_MS)), new Promise<void>((done) => (wakeUp = done))])
      }
    }
  }

  function fail(kept: Kept<F>): void {
    write(read().map((one) => (one.message.messageId === kept.message.messageId ? { ...one, failed: true } : one)))
    tell(kept, { state: 'failed' })
  }

  function wake(): void {
    wakeUp?.()
    if (working) return
    working = true
    void work().finally(() => {
      working = false
      if (next()) wake()
    })
  }

  return {
    all: read,
    add(kept) {
      write([...read(), kept])
      tell(kept, { state: 'sending' })
      wake()
    },
    retry(messageId) {
      write(read().map(({ failed, ...one }) => (one.message.messageId === messageId || !failed ? one : { ...one, failed })))
      wake()
    },
    wake,
  }
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
