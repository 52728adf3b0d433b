import { Worker } from 'node:worker_threads'
import type { InboundItem } from '../connectors/channel.ts'

export interface ParseRequest {
  rawEventId: string
  channel: string
  body: string
  account: { providerId: string; handle: string; settings: unknown }
}
export type ParseResult = { rawEventId: string; items: InboundItem[] } | { rawEventId: string; error: string }

export interface Parser {
  /** What each event means. Never rejects because of an event: one that throws, loops or swells has an `error` of its own. */
  parse(requests: readonly ParseRequest[]): Promise<ParseResult[]>
  close(): Promise<void>
}

const WORKER = new URL('./parse-worker.ts', import.meta.url)
const MAX_HEAP_MB = 192
/** What lies outside the heap (buffers) is not held by its limit: the whole process may grow by so much while a thread is at work. */
const MAX_GROWTH_BYTES = 400 * 1024 * 1024
const LOOK_EVERY_MS = 20
/** So much is handed to a thread at once; it must fit its heap. */
const MOST_BYTES = 8 * 1024 * 1024
const START_MS = 5_000

/**
 * Parses in a thread with a limit of memory, and of `timeoutMs` for each event; the thread is replaced when an event breaks it. An event
 * is given up only when it breaks a thread of its own too, for a busy machine can make any event late.
 */
export function openParser(timeoutMs = 400, script: URL = WORKER): Parser {
  let worker: Worker | undefined
  let spare: Worker | undefined

  /** An error of a thread that nobody waits for must not end the process; who uses it next finds it gone. */
  const start = () =>
    new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 32 } }).on('error', () => undefined)
  const thread = () => {
    worker ??= spare ?? start()
    if (worker === spare) spare = undefined
    return worker
  }

  /** Resolves with the results, or with the event that broke the thread. */
  function attempt(requests: readonly ParseRequest[]): Promise<{ results: ParseResult[] } | { broken: string; why: string }> {
    const one = thread()
    return new Promise((resolve) => {
      let current = requests[0]!.rawEventId
      const fail = (why: string) => {
        finish()
        worker = undefined
        // What broke it is tried alone next, and may break that thread too: the one after is made ready meanwhile.
        thread()
        spare ??= start()
        // Its memory is free before another is measured.
        void one.terminate().then(() => resolve({ broken: current, why }))
      }
      /** What was said in time and only not read yet, because the process was busy, is read first. */
      const expire = () => {
        const due = timer
        setImmediate(() => due === timer && fail('timeout'))
      }
      let timer: NodeJS.Timeout | undefined = setTimeout(expire, START_MS + timeoutMs)
      const before = process.memoryUsage.rss()
      const watch = setInterval(() => process.memoryUsage.rss() - before > MAX_GROWTH_BYTES && fail('crashed: too much memory'), LOOK_EVERY_MS)
      const onMessage = (message: { began: string } | { results: ParseResult[] }) => {
        if ('began' in message) {
          current = message.began
          clearTimeout(timer)
          timer = setTimeout(expire, timeoutMs)
          return
        }
        finish()
        resolve(message)
      }
      const onError = (error: Error) => fail(`crashed: ${error.message.slice(0, 200)}`)
      const onExit = () => fail('crashed')
      const finish = () => {
        clearTimeout(timer)
        timer = undefined
        clearInterval(watch)
        one.off('message', onMessage).off('error', onError).off('exit', onExit)
      }
      one.on('message', onMessage).on('error', onError).on('exit', onExit)
      one.postMessage(requests)
    })
  }

  async function parseAll(requests: readonly ParseRequest[]): Promise<ParseResult[]> {
    const results: ParseResult[] = []
    let left = [...requests]
    while (left.length > 0) {
      const some = firstOf(left)
      const outcome = await attempt(some)
      if ('results' in outcome) {
        results.push(...outcome.results)
        left = left.slice(some.length)
        continue
      }
      const alone = await attempt(left.filter((request) => request.rawEventId === outcome.broken))
      results.push(...('results' in alone ? alone.results : [{ rawEventId: outcome.broken, error: alone.why }]))
      left = left.filter((request) => request.rawEventId !== outcome.broken)
    }
    return results
  }

  let inTurn: Promise<unknown> = Promise.resolve()
  return {
    /** One batch after the other: the thread has one voice. */
    parse(requests) {
      const parsed = inTurn.then(() => parseAll(requests))
      inTurn = parsed.catch(() => undefined)
      return parsed
    },
    async close() {
      await Promise.all([worker?.terminate(), spare?.terminate()])
    },
  }
}

/** As many of the first as a thread may be handed at once, one at least. */
function firstOf(requests: readonly ParseRequest[]): readonly ParseRequest[] {
  let bytes = 0
  const end = requests.findIndex(({ body }, index) => {
    bytes += body.length
    return index > 0 && bytes > MOST_BYTES
  })
  return end < 0 ? requests : requests.slice(0, end)
}
