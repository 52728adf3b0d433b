import { acceptorOf } from '../accounts/accept-events.ts'
import { readOriginal } from '../accounts/originals.ts'
import { startLoop } from '../platform/loop.ts'
import type { Platform } from '../platform/platform.ts'
import type { Loop } from '../platform/slice.ts'
import { openParser, type Parser } from './parse-events.ts'
import { firstPending, type Lane, lanesWithWork, readPending } from './read-pending.ts'
import { takeBatch } from './take-batch.ts'

const BATCH = 800
const BATCHES_A_TURN = 8
const LANES = [0, 1, 2, 3, 4, 5, 6, 7]
const IDLE_MS = 500

/**
 * One turn over the lanes that have work, all at once. True when there may be more. Safe in any number of processes: a lane is one's own
 * for a batch.
 */
export async function takeInPending(platform: Platform, parser: Parser, limit = BATCH): Promise<boolean> {
  const lanes = await lanesWithWork(platform)
  const turns = await Promise.allSettled(lanes.map((lane) => takeLane(platform, parser, lane, limit)))
  const failed = turns.find((turn) => turn.status === 'rejected')
  if (failed) throw failed.reason
  return turns.some((turn) => turn.status === 'fulfilled' && turn.value)
}

/** A few batches of one lane, one after the other; while one is being taken in the next is read and understood. */
async function takeLane(platform: Platform, parser: Parser, lane: Lane, limit: number): Promise<boolean> {
  let batch = await readPending(platform, parser, lane, limit)
  for (let left = BATCHES_A_TURN; batch && left > 0; left--) {
    const firstId = String(BigInt(batch.events.at(-1)!.id) + 1n)
    const next = left > 1 ? readPending(platform, parser, { lane: lane.lane, firstId }, limit) : null
    // Heard of where it is awaited; a batch that fails first must not leave it unheard.
    next?.catch(() => undefined)
    if (!(await takeBatch(platform, batch))) return false
    batch = await next
  }
  return true
}

/** Takes events in as they are stored, until stopped. Each lane goes its own way: none waits until another has no more. */
export function runIntake(platform: Platform): Loop {
  const parser = openParser(undefined, undefined, (originalId) => readOriginal(platform, originalId))
  const loops = LANES.map((lane) => startLoop(platform, { name: `intake lane ${lane}`, idleMs: IDLE_MS, ...laneWork(platform, parser, lane) }))
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
      await parser.close()
    },
  }
}

function laneWork(platform: Platform, parser: Parser, lane: number) {
  return {
    wakeOn: (wake: () => void) => acceptorOf(platform).onStored((lanes) => lanes.includes(lane) && wake()),
    async turn(): Promise<boolean> {
      const first = await firstPending(platform, lane)
      return first !== undefined && takeLane(platform, parser, first, BATCH)
    },
  }
}
