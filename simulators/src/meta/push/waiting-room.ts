import type { DeliveryMode } from './delivery-mode.ts'

/** A shuffled window that does not fill leaves after this long. */
const SHUFFLE_WAIT_MS = 200

export type WaitingRoom<T> = { add(things: readonly T[]): void; release(): void; size(): number; clear(): void }

function shuffle<T>(things: T[], random: () => number): void {
  for (let place = things.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1))
    const held = things[place]!
    things[place] = things[other]!
    things[other] = held
  }
}

/** Lets things pass at once, or keeps them as long as the mode says and lets them leave together, in another order if asked. */
export function createWaitingRoom<T>(mode: DeliveryMode, random: () => number, leave: (things: readonly T[]) => void): WaitingRoom<T> {
  let waiting: T[] = []
  let timer: NodeJS.Timeout | undefined
  const clear = (): T[] => {
    clearTimeout(timer)
    timer = undefined
    const things = waiting
    waiting = []
    return things
  }
  const release = () => {
    const things = clear()
    if (mode.shuffleWindow > 0) shuffle(things, random)
    leave(things)
  }
  return {
    add(things) {
      const isOpen = !mode.hold && mode.batchWindowMs === 0 && mode.shuffleWindow === 0
      if (isOpen) return leave(things)
      waiting.push(...things)
      if (mode.hold) return
      if (mode.batchWindowMs === 0 && waiting.length >= mode.shuffleWindow) release()
      else timer ??= setTimeout(release, mode.batchWindowMs || SHUFFLE_WAIT_MS)
    },
    release,
    size: () => waiting.length,
    clear: () => void clear(),
  }
}
