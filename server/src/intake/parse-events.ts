import type { KeptOriginal } from '../accounts/originals.ts'
import type { InboundItem } from '../connectors/channel.ts'
import { type ParseThread, startThread, tryEvents } from './try-events.ts'

export interface ParseRequest {
  rawEventId: string
  channel: string
  body: string
  account: { providerId: string; handle: string; settings: unknown }
  /** What the body describes, on the shelf; fetched just before the thread needs it. */
  original?: KeptOriginal | undefined
  /** Its bytes, as the thread is handed them. */
  bytes?: Uint8Array | undefined
}
export type ParseResult = { rawEventId: string; items: InboundItem[] } | { rawEventId: string; error: string }

export interface Parser {
  /**
   * What events mean. Never rejects because of an event: one that throws, loops or swells has an `error` of its own. One that broke the
   * thread is tried again apart and left out until that is over, so that the others need not wait; when no other is asked for, it is waited for.
   */
  parse(requests: readonly ParseRequest[]): Promise<ParseResult[]>
  close(): Promise<void>
}

interface Trial {
  over: Promise<ParseResult>
  result?: ParseResult
}

const WORKER = new URL('./parse-worker.ts', import.meta.url)
/** So much is handed to a thread at once; it must fit its heap. */
const MOST_BYTES = 8 * 1024 * 1024

/**
 * Parses in a thread that is replaced when an event breaks it, or holds it for a quarter of `timeoutMs`. An event is given up only when it also
 * breaks a thread of its own, or holds that for the whole: a busy machine can make any event late.
 */
export function openParser(timeoutMs = 400, script: URL = WORKER, readOriginal: (originalId: string) => Promise<Uint8Array> = notKept): Parser {
  let reader: ParseThread | undefined
  let spare: ParseThread | undefined
  const trials = new Map<string, Trial>()
  let lastTrial: Promise<unknown> = Promise.resolve()
  let inTurn: Promise<unknown> = Promise.resolve()

  /** A thread to read with; after the first that broke another stands by, for its kind seldom comes alone. */
  function openReader(): ParseThread {
    const one = spare ?? startThread(script)
    spare = undefined
    one.worker.once('exit', () => {
      if (one === reader) reader = undefined
    })
    return one
  }

  function standBy(): void {
    const one = startThread(script)
    one.worker.once('exit', () => {
      if (one === spare) spare = undefined
    })
    spare = one
  }

  async function tryAlone(request: ParseRequest): Promise<ParseResult> {
    const thread = startThread(script)
    const [whole] = await fetchOriginals([request])
    const outcome = await tryEvents(thread, [whole!], timeoutMs)
    await thread.worker.terminate()
    return 'results' in outcome ? outcome.results[0]! : { rawEventId: request.rawEventId, error: outcome.why }
  }

  /** One whose original is lost goes without it: its connector says what that means. */
  function fetchOriginals(requests: readonly ParseRequest[]): Promise<ParseRequest[]> | readonly ParseRequest[] {
    if (requests.every(({ original }) => !original)) return requests
    const fetched = requests.map(async (request) =>
      request.original ? { ...request, bytes: await readOriginal(request.original.originalId).catch(() => undefined) } : request,
    )
    return Promise.all(fetched)
  }

  /** One after the other, so that only one of them swells at a time. */
  function putOnTrial(request: ParseRequest): void {
    const trial: Trial = { over: lastTrial.then(() => tryAlone(request)) }
    trials.set(request.rawEventId, trial)
    lastTrial = trial.over.then((result) => {
      trial.result = result
    })
  }

  function takeVerdicts(requests: readonly ParseRequest[]): ParseResult[] {
    return requests.flatMap(({ rawEventId }) => {
      const result = trials.get(rawEventId)?.result
      if (!result) return []
      trials.delete(rawEventId)
      return [result]
    })
  }

  async function readAll(requests: readonly ParseRequest[]): Promise<ParseResult[]> {
    let left = requests.filter(({ rawEventId }) => !trials.has(rawEventId))
    const results = takeVerdicts(requests)
    while (left.length > 0) {
      const some = firstOf(left)
      reader ??= openReader()
      const outcome = await tryEvents(reader, await fetchOriginals(some), timeoutMs / 4)
      if ('results' in outcome) {
        results.push(...outcome.results)
        left = left.slice(some.length)
        continue
      }
      reader = openReader()
      standBy()
      putOnTrial(left.find(({ rawEventId }) => rawEventId === outcome.broken)!)
      left = left.filter(({ rawEventId }) => rawEventId !== outcome.broken)
    }
    return results
  }

  async function parse(requests: readonly ParseRequest[]): Promise<ParseResult[]> {
    // One batch after the other: the thread has one voice.
    const read = inTurn.then(() => readAll(requests))
    inTurn = read.catch(() => undefined)
    const results = await read
    if (results.length > 0 || requests.length === 0) return results
    await trials.get(requests[0]!.rawEventId)?.over
    return parse(requests)
  }

  return {
    parse,
    async close() {
      await Promise.all([reader?.worker.terminate(), spare?.worker.terminate(), lastTrial])
    },
  }
}

/** As many of the first as a thread may be handed at once, one at least. */
function firstOf(requests: readonly ParseRequest[]): readonly ParseRequest[] {
  let bytes = 0
  const end = requests.findIndex(({ body, original }, index) => {
    bytes += body.length + (original?.bytes ?? 0)
    return index > 0 && bytes > MOST_BYTES
  })
  return end < 0 ? requests : requests.slice(0, end)
}

const notKept = () => Promise.reject(new Error('no originals are kept here'))
