import type { WidgetEvents, WidgetMessage } from '@atalaya/shared/contract/widget.ts'
import { onTestFinished } from 'vitest'
import { SITE } from './chat-site.ts'

interface Heard {
  event: string
  id: string | undefined
  data: unknown
}

/** A widget's live stream, read as a browser reads it. */
export interface VisitEar {
  heard: Heard[]
  /** The place a browser would come back with. */
  place: string | undefined
  messages(): WidgetMessage[]
  /** Waits until an event like this was heard, also if it was before. */
  until<K extends keyof WidgetEvents>(event: K, like?: (data: WidgetEvents[K]) => boolean): Promise<void>
  hangUp(): void
}

/** Opens the stream of a visit at a place. Throws when it is refused. */
export async function listenToVisit(base: string, token: string, place?: string): Promise<VisitEar> {
  const cut = new AbortController()
  onTestFinished(() => cut.abort())
  const response = await fetch(`${base}/widget/live?visitor=${token}`, {
    signal: cut.signal,
    headers: { origin: SITE, ...(place && { 'last-event-id': place }) },
  })
  if (!response.ok) throw new Error(`the stream was answered ${response.status}`)
  let news = Promise.withResolvers<void>()
  const ear: VisitEar = {
    heard: [],
    place,
    messages: () => ear.heard.flatMap(({ event, data }) => (event === 'message' ? [data as WidgetMessage] : [])),
    async until(event, like = () => true) {
      while (!ear.heard.some((one) => one.event === event && like(one.data as never))) await news.promise
    },
    hangUp: () => cut.abort(),
  }
  const read = async () => {
    let rest = ''
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks) hear(ear, block)
      news.resolve()
      news = Promise.withResolvers()
    }
  }
  read().catch(() => undefined)
  return ear
}

function hear(ear: VisitEar, block: string): void {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const event = field('event')
  if (!event) return
  const id = field('id')
  ear.place = id ?? ear.place
  ear.heard.push({ event, id, data: JSON.parse(field('data') ?? 'null') })
}
