import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { SimulatorProcess } from '../bench/start-simulator.ts'
import { countRows } from './compare/ledgers.ts'

/** Waits until nothing is on its way any more, in either direction, or until the time is over. True when all is still. */
export async function settle(network: SimulatorProcess, database: pg.Pool, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs
  let still = 0
  while (performance.now() < end) {
    const { counts } = await network.control<{ counts: Record<string, number> }>('GET', '/delivery')
    if (counts.waiting) await network.control('POST', '/delivery/release')
    const onTheWay = (counts.queued ?? 0) + (counts.inFlight ?? 0) + (counts.retrying ?? 0) + (counts.waiting ?? 0)
    const waiting = await countWaiting(database).catch(() => 1)
    still = onTheWay === 0 && waiting === 0 ? still + 1 : 0
    if (still >= 3) return true
    await sleep(400)
  }
  return false
}

async function countWaiting(database: pg.Pool): Promise<number> {
  const events = await countRows(database, `raw_events where state = 'pending'`)
  const replies = await countRows(database, `messages where state in ('queued', 'sending')`)
  const jobs = await countRows(database, `graphile_worker.jobs where task_identifier = 'deliver-reply' and attempts < max_attempts`)
  return events + replies + jobs
}
