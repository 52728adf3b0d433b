import type { Platform } from './platform.ts'
import type { Loop } from './slice.ts'

interface LoopOptions {
  name: string
  /** Pause after a turn that found nothing to do. */
  idleMs: number
  /** Wakes the loop early; returns how to stop listening. */
  wakeOn?: (wake: () => void) => () => void
  /** One turn. True when there may be more to do at once. */
  turn(): Promise<boolean>
}

/** Turns until stopped. A turn that fails is logged and tried again, later each time, up to ten seconds. */
export function startLoop({ log }: Pick<Platform, 'log'>, { name, idleMs, wakeOn, turn }: LoopOptions): Loop {
  let running = true
  let woken = false
  let rest: (() => void) | undefined
  const wake = () => {
    woken = true
    rest?.()
  }
  const unlisten = wakeOn?.(wake)

  const pause = (ms: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, ms)
      rest = () => {
        clearTimeout(timer)
        done()
      }
    })

  async function run(): Promise<void> {
    let failures = 0
    while (running) {
      woken = false
      try {
        const more = await turn()
        failures = 0
        if (running && !more && !woken) await pause(idleMs)
      } catch (error) {
        failures++
        log.error({ err: error, loop: name, failures }, 'a turn failed')
        if (running) await pause(Math.min(10_000, 100 * 2 ** failures))
      }
    }
  }
  const ended = run()
  return {
    async stop() {
      running = false
      unlisten?.()
      rest?.()
      await ended
    },
  }
}
