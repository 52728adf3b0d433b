import { type Hand, type HandOptions, type Outcome, startHand } from './start-hand.ts'

export interface ApartOptions extends HandOptions {
  /** Processes that work side by side. */
  atOnce: number
  /** Requests that wait for one; the next is refused as `busy`. */
  waitingAtMost: number
  /** A process that has had nothing to do for so long ends, so that an idle server carries none. */
  idleMs: number
  /** After so many requests a process is replaced by a fresh one. */
  requestsEach: number
}

/** Work on what strangers sent, done where it can be killed. */
export interface Apart<Q, R> {
  /** What came of the request, which is only loaded when its turn has come. Rejects when loading does, and for nothing else. */
  run(load: () => Promise<Q>): Promise<Outcome<R>>
  close(): void
}

interface Worker<Q, R> {
  hand: Hand<Q, R>
  asked: number
  idle?: NodeJS.Timeout
}

/**
 * Runs a script in processes of its own, with limits of time and memory. None is started before the first request. What breaks one breaks
 * that request alone: the next has a fresh process.
 */
export function openApart<Q extends object, R>(options: ApartOptions): Apart<Q, R> {
  const { atOnce, waitingAtMost, idleMs, requestsEach } = options
  const all = new Set<Worker<Q, R>>()
  const free: Worker<Q, R>[] = []
  const waiting: (() => void)[] = []
  let working = 0

  function take(): Worker<Q, R> {
    for (let one = free.pop(); one; one = free.pop()) {
      clearTimeout(one.idle)
      if (one.hand.isAlive()) return one
      all.delete(one)
    }
    const fresh: Worker<Q, R> = { hand: startHand<Q, R>(options), asked: 0 }
    all.add(fresh)
    return fresh
  }

  function dismiss(one: Worker<Q, R>): void {
    one.hand.end()
    all.delete(one)
    const place = free.indexOf(one)
    if (place >= 0) free.splice(place, 1)
  }

  function giveBack(one: Worker<Q, R>): void {
    if (!one.hand.isAlive() || one.asked >= requestsEach) {
      dismiss(one)
      return
    }
    one.idle = setTimeout(() => dismiss(one), idleMs)
    one.idle.unref()
    free.push(one)
  }

  async function work(load: () => Promise<Q>): Promise<Outcome<R>> {
    const request = await load()
    const one = take()
    one.asked++
    const outcome = await one.hand.ask(request)
    giveBack(one)
    return outcome
  }

  return {
    async run(load) {
      if (working >= atOnce) {
        if (waiting.length >= waitingAtMost) return { refused: 'busy' }
        await new Promise<void>((go) => waiting.push(go))
      } else working++
      try {
        return await work(load)
      } finally {
        const next = waiting.shift()
        if (next) next()
        else working--
      }
    },
    close() {
      for (const one of [...all]) {
        clearTimeout(one.idle)
        dismiss(one)
      }
    },
  }
}
