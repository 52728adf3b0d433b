import { Worker } from 'node:worker_threads'
import type { ParseRequest, ParseResult } from './parse-events.ts'

const MAX_HEAP_MB = 192
const MAX_YOUNG_MB = 16
/** What lies outside the heap (buffers) is not held by its limit: the whole process may grow by so much while a thread is at work. */
const MAX_GROWTH_BYTES = 400 * 1024 * 1024
const LOOK_EVERY_MS = 20
const START_MS = 5_000
const NOT_BEGUN = -1
/** What is large takes longer to read. */
const BYTES_A_MS = (5 * 1024 * 1024) / 1_000

/** A thread that parses, and the place in its list of the event it is at: read from memory they share, for a message each would cost more than most events. */
export interface ParseThread {
  worker: Worker
  at: Int32Array
}

/** A thread with a limit of memory. An error in it while nobody waits for it must not end the process. */
export function startThread(script: URL): ParseThread {
  const at = new Int32Array(new SharedArrayBuffer(4)).fill(NOT_BEGUN)
  const resourceLimits = { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: MAX_YOUNG_MB }
  return { worker: new Worker(script, { resourceLimits, workerData: { at } }).on('error', () => undefined), at }
}

/** What a thread makes of events; when one breaks it, swells or takes longer than `withinMs`, the thread is ended and that event named. */
export function tryEvents(
  { worker, at }: ParseThread,
  requests: readonly ParseRequest[],
  withinMs: number,
): Promise<{ results: ParseResult[] } | { broken: string; why: string }> {
  return new Promise((resolve) => {
    at.fill(NOT_BEGUN)
    let current = NOT_BEGUN
    let since = performance.now()
    const fail = (why: string) => {
      finish()
      const broken = requests[Math.max(0, Math.min(Atomics.load(at, 0), requests.length - 1))]!.rawEventId
      // Its memory is free before another is measured.
      void worker.terminate().then(() => resolve({ broken, why }))
    }
    /** True once the thread has been at one event for too long. One that has come to the end has only not been heard yet. */
    const isLate = () => {
      const now = Atomics.load(at, 0)
      if (now !== current) {
        current = now
        since = performance.now()
      }
      const allowedMs = current === NOT_BEGUN ? START_MS + withinMs + weigh(requests[0]) : withinMs + weigh(requests[current])
      return current < requests.length && performance.now() - since > allowedMs
    }
    const before = process.memoryUsage.rss()
    const look = () => {
      if (process.memoryUsage.rss() - before > MAX_GROWTH_BYTES) fail('crashed: too much memory')
      else if (isLate()) fail('timeout')
    }
    const watch = setInterval(look, LOOK_EVERY_MS)
    const onMessage = ({ results }: { results: ParseResult[] }) => {
      finish()
      resolve({ results })
    }
    const onError = (error: Error) => fail(`crashed: ${error.message.slice(0, 200)}`)
    const onExit = () => fail('crashed')
    const finish = () => {
      clearInterval(watch)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(requests)
  })
}

const weigh = (request: ParseRequest | undefined) => (request?.bytes?.byteLength ?? 0) / BYTES_A_MS
