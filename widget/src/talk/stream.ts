import type { WidgetEvents } from '@atalaya/shared/contract/widget.ts'

type Hear = { [K in keyof WidgetEvents]: (data: WidgetEvents[K]) => void }

interface Options {
  /** The address with a fresh token in it. */
  address(): Promise<string>
  hear: Hear
  /** Whether news come at once just now. */
  tell(connected: boolean): void
}

const LONGEST_WAIT_MS = 30_000

/** Listens to the visit until stopped. The browser reconnects by itself with its place; when it gives up, this does, with the same place. */
export function listen({ address, hear, tell }: Options): { stop(): void } {
  let source: EventSource | undefined
  let place = ''
  let failures = 0
  let stopped = false
  let timer = 0

  function retry(): void {
    source?.close()
    if (stopped) return
    clearTimeout(timer)
    timer = window.setTimeout(connect, Math.min(1_000 * 2 ** failures++, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2))
  }

  async function connect(): Promise<void> {
    try {
      const url = await address()
      if (stopped) return
      source = new EventSource(place ? `${url}&since=${encodeURIComponent(place)}` : url)
    } catch {
      return retry()
    }
    const own = source
    for (const event of Object.keys(hear) as (keyof Hear)[]) {
      own.addEventListener(event, (message: MessageEvent<string>) => {
        if (message.lastEventId) place = message.lastEventId
        if (event === 'ready') {
          failures = 0
          tell(true)
        }
        ;(hear[event] as (data: unknown) => void)(JSON.parse(message.data))
      })
    }
    own.onerror = () => {
      tell(false)
      if (own.readyState === EventSource.CLOSED) retry()
    }
  }

  void connect()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      source?.close()
    },
  }
}
