import { Worker } from 'node:worker_threads'
import type { ParseRequest, ParseResult } from './parse-events.ts'

const MAX_HEAP_MB = 192
/** What lies outside the heap (buffers) is not held by its limit: the whole process may grow by so much while a thread is at work. */
const MAX_GROWTH_BYTES = 400 * 1024 * 1024
const LOOK_EVERY_MS = 20
const START_MS = 5_000

/** A thread with a limit of memory. An error in it while nobody waits for it must not end the process. */
export function startThread(script: URL): Worker {
  return new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 32 } }).on('error', () => undefined)
}

/** What a thread makes of events; when one breaks it, swells or takes longer than `withinMs`, the thread is ended and that event named. */
export function tryEvents(
  thread: Worker,
  requests: readonly ParseRequest[],
  withinMs: number,
): Promise<{ results: ParseResult[] } | { broken: string; why: string }> {
  return new Promise((resolve) => {
    let current = requests[0]!.rawEventId
    const fail = (why: string) => {
      finish()
      // Its memory is free before another is measured.
      void thread.terminate().then(() => resolve({ broken: current, why }))
    }
    /** What was said in time and only not read yet, because the process was busy, is read first. */
    const expire = () => {
      const due = timer
      setImmediate(() => due === timer && fail('timeout'))
    }
    let timer: NodeJS.Timeout | undefined = setTimeout(expire, START_MS + withinMs)
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => process.memoryUsage.rss() - before > MAX_GROWTH_BYTES && fail('crashed: too much memory'), LOOK_EVERY_MS)
    const onMessage = (message: { began: string } | { results: ParseResult[] }) => {
      if ('began' in message) {
        current = message.began
        clearTimeout(timer)
        timer = setTimeout(expire, withinMs)
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
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
    }
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage(requests)
  })
}
