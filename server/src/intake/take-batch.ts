import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { markBroken } from '../accounts/mark-broken.ts'
import { noteContactTyping } from '../conversations/note-typing.ts'
import { mendText } from '../platform/bad-text.ts'
import { inTransaction, sqlState, type Tx } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { isDatabaseAway } from '../platform/request-errors.ts'
import { readWorkspace } from '../staff/workspace/read-workspace.ts'
import { writeRefusal } from './park-reason.ts'
import type { PendingBatch } from './read-pending.ts'
import { splitBatch } from './split-batch.ts'
import { suggesterOf } from './suggest-early.ts'
import { type TakenIn, takeIn } from './take-in.ts'

/** Taken in beside each other: while the database works for one the process works for another. */
const PARTS = 2
const LEAST_IN_PART = 40
const DEADLOCK = '40P01'
const MAX_TRIES = 5
const RETRY_MS = 20
/** The class of the locks that parts hold, beside the number of their lane. */
const PARTS_OF_LANE = 0x69_6e_74
const DAY_MS = 86_400_000

/**
 * Takes a batch of a lane in, a large one in parts that have nothing in common. False when another process has the lane. One event that
 * cannot be taken is set aside alone.
 */
export async function takeBatch(platform: Platform, batch: PendingBatch): Promise<boolean> {
  const { apart, after } = splitBatch(batch, PARTS, LEAST_IN_PART)
  if (apart.length < 2) return takeWhole(platform, batch)
  const again = await takeApart(platform, batch, apart)
  if (again === null) return false
  // Parts that met in the same rows, as two keys of one contact, or that hold an event that spoils them; then what may speak of any of them.
  for (const part of after ? [...again, after] : again) if (!(await takeWhole(platform, part))) return false
  return true
}

/**
 * Each part in a transaction of its own, under the lane's lock. That lies in one that touches nothing else: so parts wait for each other in the
 * database alone, which sees when they do so for ever. Returns the parts that failed; null when another process has the lane.
 */
async function takeApart(platform: Platform, batch: PendingBatch, apart: readonly PendingBatch[]): Promise<PendingBatch[] | null> {
  const { taken, failed } = await inTransaction(platform.db, async (lock) => {
    if (!(await holdLane(lock, batch.lane))) return { taken: null, failed: [] }
    const [still, reopenWithinMs] = await Promise.all([stillPending(lock, batch), reopenWindow(platform)])
    const outcomes = await Promise.allSettled(
      apart.map((part) => inTransaction(platform.db, (tx) => takeBeside(platform, tx, only(part, still), reopenWithinMs))),
    )
    return {
      taken: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : [])),
      failed: outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? { part: apart[index]!, error: outcome.reason as unknown } : [])),
    }
  })
  if (!taken) return null
  for (const one of taken) await tellTyping(platform, one)
  const away = failed.find(({ error }) => isDatabaseAway(error))
  if (away) throw away.error
  return failed.map(({ part }) => part)
}

/** A batch in one transaction. */
async function takeWhole(platform: Platform, batch: PendingBatch): Promise<boolean> {
  try {
    const taken = await inOneTransaction(platform, batch)
    if (taken) await tellTyping(platform, taken)
    return taken !== null
  } catch (error) {
    // Two lanes met in the same rows, and the other went first: again, before anything that came later.
    if (sqlState(error) === DEADLOCK) return takeWhole(platform, batch)
    if (isDatabaseAway(error)) throw error
    platform.log.error({ err: error, lane: batch.lane, events: batch.events.length }, 'a batch could not be taken in')
    if (batch.events.length === 1) return tryAgainOrPark(platform, batch, error)
    // One event spoils the batch: take it by halves, in order, until that one alone is set aside.
    const half = Math.ceil(batch.events.length / 2)
    await takeWhole(platform, { ...batch, events: batch.events.slice(0, half) })
    await takeWhole(platform, { ...batch, events: batch.events.slice(half) })
    return true
  }
}

async function inOneTransaction(platform: Platform, batch: PendingBatch): Promise<TakenIn | null> {
  const reopenWithinMs = await reopenWindow(platform)
  return inTransaction(platform.db, async (tx) => {
    if (!(await holdLane(tx, batch.lane))) return null
    return takePart(platform, tx, only(batch, await stillPending(tx, batch)), reopenWithinMs)
  })
}

/**
 * Holds a lane until the transaction ends; false at once when another process has it. False too while a part of a process that died still runs:
 * the database lets go of the lane as soon as the process is gone, but ends a part only when its statement is done, or even commits it.
 */
async function holdLane(tx: Tx, lane: number): Promise<boolean> {
  const { rows } = await sql<{
    free: boolean
  }>`select case when pg_try_advisory_lock(${PARTS_OF_LANE}::int, ${lane}::int) then pg_advisory_unlock(${PARTS_OF_LANE}::int, ${lane}::int) else false end as free
    from (select 1 from intake_lanes where lane = ${lane} for update skip locked) held`.execute(tx)
  return rows[0]?.free === true
}

/** A part, which tells by a lock of its own that it runs. */
async function takeBeside(platform: Platform, tx: Tx, part: PendingBatch, reopenWithinMs: number): Promise<TakenIn> {
  await sql`select pg_advisory_xact_lock_shared(${PARTS_OF_LANE}::int, ${part.lane}::int)`.execute(tx)
  return takePart(platform, tx, part, reopenWithinMs)
}

/** Which events another process has not taken in meanwhile; asked when the lane is held. */
async function stillPending(tx: Tx, { events }: PendingBatch): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    id: string
  }>`select id::text from raw_events where id = any(${events.map(({ id }) => id)}::bigint[]) and state = 'pending'`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

function only(batch: PendingBatch, still: ReadonlySet<string>): PendingBatch {
  return { ...batch, events: batch.events.filter(({ id }) => still.has(id)) }
}

async function takePart(platform: Platform, tx: Tx, batch: PendingBatch, reopenWithinMs: number): Promise<TakenIn> {
  const taken = await takeIn(tx, batch, { suggester: suggesterOf(platform), reopenWithinMs })
  for (const { accountId, reason } of taken.troubles) await markBroken(tx, accountId, reason)
  platform.telemetry.eventsTaken.inc({ outcome: 'done' }, batch.events.length - taken.parked)
  if (taken.parked > 0) platform.telemetry.eventsTaken.inc({ outcome: 'parked' }, taken.parked)
  return taken
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
    return takeWhole(platform, batch)
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
