import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { acceptorOf } from '../accounts/accept-events.ts'
import { markBroken } from '../accounts/mark-broken.ts'
import { readOriginal } from '../accounts/originals.ts'
import { noteContactTyping } from '../conversations/note-typing.ts'
import { mendText } from '../platform/bad-text.ts'
import { inTransaction, sqlState } from '../platform/db.ts'
import { startLoop } from '../platform/loop.ts'
import type { Platform } from '../platform/platform.ts'
import { isDatabaseAway } from '../platform/request-errors.ts'
import type { Loop } from '../platform/slice.ts'
import { readWorkspace } from '../staff/workspace/read-workspace.ts'
import { writeRefusal } from './park-reason.ts'
import { openParser, type Parser } from './parse-events.ts'
import { firstPending, type Lane, lanesWithWork, type PendingBatch, readPending } from './read-pending.ts'
import { suggesterOf } from './suggest-early.ts'
import { type TakenIn, takeIn } from './take-in.ts'

const BATCH = 400
const BATCHES_A_TURN = 8
const LANES = [0, 1, 2, 3, 4, 5, 6, 7]
const IDLE_MS = 500
const DEADLOCK = '40P01'
const MAX_TRIES = 5
const RETRY_MS = 20
const DAY_MS = 86_400_000

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

async function takeBatch(platform: Platform, batch: PendingBatch): Promise<boolean> {
  try {
    const taken = await inOneTransaction(platform, batch)
    if (taken) await tellTyping(platform, taken)
    return taken !== null
  } catch (error) {
    // Two lanes met in the same rows, and the other went first: again, before anything that came later.
    if (sqlState(error) === DEADLOCK) return takeBatch(platform, batch)
    if (isDatabaseAway(error)) throw error
    platform.log.error({ err: error, lane: batch.lane, events: batch.events.length }, 'a batch could not be taken in')
    if (batch.events.length === 1) return tryAgainOrPark(platform, batch, error)
    // One event spoils the batch: take them one by one, in order, and let it alone be set aside.
    for (const event of batch.events) await takeBatch(platform, { ...batch, events: [event] })
    return true
  }
}

async function inOneTransaction(platform: Platform, batch: PendingBatch): Promise<TakenIn | null> {
  const reopenWithinMs = await reopenWindow(platform)
  return inTransaction(platform.db, async (tx) => {
    const { rows: held } = await sql`select 1 from intake_lanes where lane = ${batch.lane} for update skip locked`.execute(tx)
    if (held.length === 0) return null
    const { rows } = await sql<{
      id: string
    }>`select id::text from raw_events where id = any(${batch.events.map((e) => e.id)}::bigint[]) and state = 'pending'`.execute(tx)
    const still = new Set(rows.map((row) => row.id))
    const events = batch.events.filter((event) => still.has(event.id))
    const taken = await takeIn(tx, { ...batch, events }, { suggester: suggesterOf(platform), reopenWithinMs })
    for (const { accountId, reason } of taken.troubles) await markBroken(tx, accountId, reason)
    platform.telemetry.eventsTaken.inc({ outcome: 'done' }, events.length - taken.parked)
    if (taken.parked > 0) platform.telemetry.eventsTaken.inc({ outcome: 'parked' }, taken.parked)
    return taken
  })
}

/** An event that the product itself cannot take is tried a few times, for the fault may pass, and then set aside with its reason. */
async function tryAgainOrPark(platform: Platform, batch: PendingBatch, error: unknown): Promise<boolean> {
  const { id } = batch.events[0]!
  const reason = mendText(writeRefusal(error))
  const { rows } = await sql<{ tries: number }>`update raw_events set tries = tries + 1, reason = ${reason}
    where id = ${id} and state = 'pending' returning tries`.execute(platform.db)
  const tries = rows[0]?.tries ?? MAX_TRIES
  if (tries < MAX_TRIES) {
    await wait(tries * RETRY_MS)
    return takeBatch(platform, batch)
  }
  const asUnreadable = { ...batch, parsed: new Map([[id, { rawEventId: id, error: reason }]]) }
  await inTransaction(platform.db, (tx) => takeIn(tx, asUnreadable, { suggester: suggesterOf(platform), reopenWithinMs: 0 }))
  return true
}

async function reopenWindow({ db }: Platform): Promise<number> {
  return (await readWorkspace(db)).reopenDays * DAY_MS
}

async function tellTyping(platform: Platform, { typing }: TakenIn): Promise<void> {
  for (const { accountId, threadKey } of typing) await noteContactTyping(platform, accountId, threadKey)
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
