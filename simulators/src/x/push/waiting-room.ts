import type { DeliveryMode } from './delivery-mode.ts'
import type { Trip } from './lane.ts'

/** A shuffled window that does not fill leaves after this long. */
const SHUFFLE_WAIT_MS = 200

export type WaitingRoom = { add(trips: Trip[]): void; release(): void; size(): number; clear(): void }

function shuffle(trips: Trip[], random: () => number): void {
  for (let place = trips.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1))
    const [held, swapped] = [trips[place], trips[other]]
    if (held && swapped) [trips[place], trips[other]] = [swapped, held]
  }
}

/** Lets trips pass at once, or keeps them for as long as the mode says and lets them leave together, in another order if asked. */
export function createWaitingRoom(mode: DeliveryMode, random: () => number, leave: (trips: Trip[]) => void): WaitingRoom {
  let waiting: Trip[] = []
  let timer: NodeJS.Timeout | undefined

  const release = () => {
    clearTimeout(timer)
    timer = undefined
    const trips = waiting
    waiting = []
    if (mode.shuffleWindow > 0) shuffle(trips, random)
    leave(trips)
  }

  return {
    add(trips) {
      if (!mode.hold && mode.batchWindowMs === 0 && mode.shuffleWindow === 0) return leave(trips)
      for (const trip of trips) waiting.push(trip)
      if (mode.hold) return
      if (mode.batchWindowMs === 0 && waiting.length >= mode.shuffleWindow) release()
      else timer ??= setTimeout(release, mode.batchWindowMs || SHUFFLE_WAIT_MS)
    },
    release,
    size: () => waiting.length,
    clear() {
      clearTimeout(timer)
      timer = undefined
      waiting = []
    },
  }
}
