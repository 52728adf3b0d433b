import { setTimeout as sleep } from 'node:timers/promises'
import { startLoad } from '../bench/load/start-load.ts'
import { openStage, residentMegabytes, type Stage } from '../bench/open-stage.ts'
import { keyAs } from '../bench/open-workspace.ts'
import { countRows, openPool } from './compare/ledgers.ts'
import { beginHook, isWhole, type OpenStream, openStream } from './open-stream.ts'
import type { Drill, Verdict } from './verdict.ts'

const READERS = 150
const STUCK = 50
/** One caller may have a hundred. */
const PER_KEY = 50
const STALLED_HOOKS = 50
const MOST_GROWTH_MB = 400

/**
 * Of 200 live clients 50 stop reading while thousands of messages come in, and 50 web hook calls stall half way. The others are given
 * everything, the stuck ones are dropped, cost little memory, and miss nothing when they come back with their place.
 */
export const slowReader: Drill = async ({ full }, verdict) => {
  const stage = await openStage(['bancoandino'])
  const { server } = stage
  const database = openPool(server.databaseUrl)
  const keys = await Promise.all(Array.from({ length: (READERS + STUCK) / PER_KEY }, () => keyAs(server.url, stage.admin)))
  const streams = keys.flatMap(({ headers }) => Array.from({ length: PER_KEY }, () => openStream(server.port, headers.authorization!)))
  const [stuck, readers] = [streams.slice(0, STUCK), streams.slice(STUCK)]
  const hooks = Array.from({ length: STALLED_HOOKS }, () => beginHook(server.port, stage.brands[0]!.accountId))
  try {
    await sleep(2_000)
    for (const { socket } of stuck) socket.pause()
    const before = residentMegabytes(server.pid)
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, residentMegabytes(server.pid))
    }, 200)
    const report = await sendMessages(stage, full)
    while ((await countRows(database, `raw_events where state = 'pending'`)) > 0) await sleep(200)
    const all = await untilRead(readers, database)
    clearInterval(watch)
    verdict.note(
      `${report.acknowledged} messages, ${all.length} facts to ${streams.length} clients, of which ${STUCK} do not read; ${STALLED_HOOKS} web hooks stall`,
    )
    verdict.must(
      report.acknowledged === report.sent,
      'web hooks that stall keep out no others',
      `${report.sent} sent, ${report.acknowledged} acknowledged`,
    )
    verdict.must(most - before < MOST_GROWTH_MB, 'memory stays bounded', `from ${before} to ${most} MB`)
    const whole = readers.filter((one) => !one.socket.destroyed && isWhole(one.places, all))
    verdict.must(whole.length === READERS, 'clients that read are given everything, in order', `${whole.length} of ${READERS}`)
    for (const { socket } of stuck) socket.resume()
    await sleep(4_000)
    const dropped = stuck.filter(({ socket }) => socket.destroyed)
    verdict.must(dropped.length === STUCK, 'clients that do not read are dropped', `${dropped.length} of ${STUCK}`)
    await comeBack(verdict, stuck, keys[0]!.headers.authorization!, server.port, all)
  } finally {
    for (const { socket } of streams) socket.destroy()
    for (const socket of hooks) socket.destroy()
    await database.end()
    await stage.close()
  }
}

async function sendMessages({ brands, server }: Stage, full: boolean): Promise<{ sent: number; acknowledged: number }> {
  const count = full ? 60_000 : 12_000
  const plan = { target: brands[0]!, count, contacts: 500, directShare: 1, seed: 'slow reader', port: server.port, connections: 32 }
  const load = await startLoad({ ...plan, perSecond: full ? 800 : 500, forMs: 300_000 })
  const { acknowledged } = await load.send()
  load.close()
  return { sent: count, acknowledged }
}

/** The places of the whole log, once every reader has its last or half a minute is over. */
async function untilRead(readers: readonly OpenStream[], database: ReturnType<typeof openPool>): Promise<string[]> {
  await sleep(1_500)
  const { rows } = await database.query<{ place: string }>(`select f.tx || '.' || f.seq as place from facts f order by f.tx, f.seq`)
  const all = rows.map(({ place }) => place)
  for (let waited = 0; waited < 30_000 && !readers.every((one) => one.places.at(-1) === all.at(-1)); waited += 200) await sleep(200)
  return all
}

/** Each that was dropped comes back with its place: with what it had it has everything, or it is told to start afresh when it missed too much. */
async function comeBack(verdict: Verdict, stuck: readonly OpenStream[], authorization: string, port: number, all: readonly string[]): Promise<void> {
  let afresh = 0
  let gaps = 0
  let missed = 0
  for (const one of stuck) {
    const again = openStream(port, authorization, one.places.at(-1))
    const isOver = () => again.isFresh() || again.places.at(-1) === all.at(-1)
    for (let waited = 0; waited < 10_000 && !isOver(); waited += 50) await sleep(50)
    if (again.isFresh()) afresh++
    else if (!isWhole([...one.places, ...again.places], all)) gaps++
    missed = Math.max(missed, again.places.length)
    again.socket.destroy()
  }
  const detail = `${stuck.length - afresh - gaps} without a gap (up to ${missed} facts), ${afresh} told to start afresh, ${gaps} with a gap`
  verdict.must(gaps === 0 && afresh < stuck.length, 'those that come back with their place miss nothing', detail)
}
