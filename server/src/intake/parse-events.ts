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
        void one.terminate()
        // What broke it is tried alone next, and may break that thread too: the one after is made ready meanwhile.
        thread()
        spare ??= start()
        resolve({ broken: current, why })
      }
      let timer = setTimeout(() => fail('timeout'), START_MS + timeoutMs)
      const onMessage = (message: { began: string } | { results: ParseResult[] }) => {
        if ('began' in message) {
          current = message.began
          clearTimeout(timer)
          timer = setTimeout(() => fail('timeout'), timeoutMs)
          return
        }
        finish()
        resolve(message)
      }
      const onError = (error: Error) => fail(`crashed: ${error.message.slice(0, 200)}`)
      const onExit = () => fail('crashed')
      const finish = () => {
        clearTimeout(timer)
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
      const outcome = await attempt(left)
      if ('results' in outcome) return [...results, ...outcome.results]
      const alone = left.length > 1 ? await attempt(left.filter((request) => request.rawEventId === outcome.broken)) : outcome
      results.push(...('results' in alone ? alone.results : [{ rawEventId: outcome.broken, error: outcome.why }]))
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
