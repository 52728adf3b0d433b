import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { TOO_MUCH_MEMORY } from './answer-apart.ts'

export interface HandOptions {
  /** A module that calls `answerApart`. */
  script: URL
  /** For one request, from the moment the process is ready for it. */
  timeoutMs: number
  /** Of the whole process, memory outside its heap included. */
  maxRssBytes: number
}

/** What came of a request: its result, or why there is none. */
export type Outcome<R> = { result: R } | { refused: 'timeout' | 'too-much-memory' | 'crashed' | 'busy' }

/** One process that answers one request after the other. */
export interface Hand<Q, R> {
  ask(request: Q): Promise<Outcome<R>>
  isAlive(): boolean
  end(): void
}

const START_MS = 20_000
const HEAP_MB = 96
/** Nothing of ours: a process that reads what strangers sent has no business with our secrets. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' }

type Message<R> = { ready: true } | { result: R }

/** Starts a process that holds nobody up: it ends with us, and it is killed when a request takes too long. */
export function startHand<Q extends object, R>({ script, timeoutMs, maxRssBytes }: HandOptions): Hand<Q, R> {
  const child = fork(fileURLToPath(script), [String(maxRssBytes)], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    env: ENVIRONMENT,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Without a listener a failure to start would end us. The exit that follows is what counts.
  child.on('error', () => undefined)
  letGo(child)
  let isReady = false
  child.on('message', (message: Message<R>) => {
    if ('ready' in message) isReady = true
  })

  function ask(request: Q): Promise<Outcome<R>> {
    return new Promise((resolve) => {
      let isLate = false
      const expire = () => {
        isLate = true
        child.kill('SIGKILL')
      }
      let timer = setTimeout(expire, isReady ? timeoutMs : START_MS)
      const onMessage = (message: Message<R>) => {
        clearTimeout(timer)
        if ('ready' in message) timer = setTimeout(expire, timeoutMs)
        else finish({ result: message.result })
      }
      const onEnd = (code: number | null) => finish({ refused: isLate ? 'timeout' : code === TOO_MUCH_MEMORY ? 'too-much-memory' : 'crashed' })
      const onError = () => onEnd(null)
      function finish(outcome: Outcome<R>): void {
        clearTimeout(timer)
        child.off('message', onMessage).off('exit', onEnd).off('error', onError)
        resolve(outcome)
      }
      child.on('message', onMessage).on('exit', onEnd).on('error', onError)
      child.send(request, (error) => error && child.kill('SIGKILL'))
    })
  }

  return {
    ask,
    isAlive: () => child.connected && child.exitCode === null && child.signalCode === null,
    end: () => void child.kill('SIGKILL'),
  }
}

/** It does not keep this process running. */
function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
