import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { writeTexts } from '../bench/load/write-texts.ts'
import { connectBrand, keyAs, openWorkspace } from '../bench/open-workspace.ts'
import { findDatabase } from '../bench/start-server.ts'
import { startSimulator } from '../bench/start-simulator.ts'
import { answerCustomers } from './answer-customers.ts'
import { compareStates, compareTold } from './compare/compare-facts.ts'
import { compareDoubles, compareInbound, compareOrder, compareReplies, compareRest } from './compare/compare-ledgers.ts'
import { compareShown } from './compare/compare-shown.ts'
import { judgeKills, type Kill, VICTIMS } from './compare/judge-kills.ts'
import { openPool, readAccepted, readDeliveries, readKept } from './compare/ledgers.ts'
import { type Fleet, startFleet } from './fleet.ts'
import { measureSlowdown } from './measure-slowdown.ts'
import { settle } from './settle.ts'
import type { Drill } from './verdict.ts'

const SMALL = { events: 5_000, perSecond: 120, replies: 500, kills: 6 }
const FULL = { events: 50_000, perSecond: 250, replies: 5_000, kills: 30 }
const CRASH_POINTS = 'before-send:0.005,before-mark-sent:0.005'

/**
 * Server, worker and database are killed at random moments while customers write and agents answer: events come up to three times and out
 * of order, and the worker dies now and then just before or after the network has a reply. Afterwards the three ledgers must agree.
 */
export const crash: Drill = async ({ full }, verdict) => {
  const { events, perSecond, replies, kills } = full ? FULL : SMALL
  const network = await startSimulator()
  const fleet = await startFleet({ env: { EGRESS_ALLOW: new URL(network.url).host }, workerEnv: { CRASH_POINTS } })
  const database = openPool(fleet.databaseUrl)
  try {
    const admin = await openWorkspace(fleet.url)
    await connectBrand(admin, network, 'bancoandino')
    const agents = await Promise.all([1, 2, 3, 4].map(() => keyAs(fleet.url, admin)))
    await network.control('PUT', '/settings', { rateLimitMultiplier: 100_000 })
    const delivery = { copiesMin: 1, copiesMax: 3, shuffleWindow: 24, maxAttempts: 11, retryBaseMs: 100, timeoutMs: 8_000, seed: 7 }
    await network.control('PUT', '/delivery', delivery)
    const slowdownBefore = await measureSlowdown()
    await network.control('POST', '/burst', {
      brand: 'bancoandino',
      mentions: events,
      users: Math.ceil(events / 12),
      per_second: perSecond,
      texts: writeTexts(400, 'crash'),
      dm_share: 0.6,
    })
    const lastsMs = (events / perSecond) * 1000
    await sleep(1_500)
    const answering = answerCustomers({ agents, database, replies, perSecond: (replies / lastsMs) * 1000 })
    const killed = await killAtRandom(fleet, kills, lastsMs)
    const { asked, refused } = await answering
    for (const [code, times] of Object.entries(refused)) verdict.note(`${times} replies were refused: ${code}`)
    const still = await settle(network, database, 60_000)
    verdict.must(still, 'I5 a minute after the last fault nothing is on its way')
    verdict.must(fleet.unexpected.length === 0, 'no process ended that was not killed', fleet.unexpected.join('\n'))
    verdict.note(`${fleet.crashes()} deaths at crash points`)
    const slowdown = Math.max(slowdownBefore, await measureSlowdown())
    const after = openPool(await findDatabase(fleet.dataDir))
    const [deliveries, accepted, kept] = [await readDeliveries(network), await readAccepted(network), await readKept(after)]
    verdict.note(`${deliveries.filter((one) => one.gaveUpAtMs && !one.acknowledgedAtMs).length} events were never acknowledged`)
    compareInbound(verdict, deliveries, kept)
    judgeKills(verdict, { kills: killed, takenAtMs: await readTakenAt(after), perSecond, slowdown })
    await compareDoubles(verdict, after)
    compareReplies(verdict, asked, accepted, kept)
    await compareRest(verdict, after)
    await compareStates(verdict, after)
    await compareTold(verdict, after)
    compareOrder(verdict, asked, accepted, kept)
    await compareShown(verdict, agents[0]!, kept)
    await after.end()
  } finally {
    await database.end()
    await fleet.stop()
    await network.stop()
  }
}

async function killAtRandom(fleet: Fleet, kills: number, withinMs: number): Promise<Kill[]> {
  const killed: Kill[] = []
  for (let index = 0; index < kills; index++) {
    const slot = withinMs / kills
    const wait = Math.random() * slot * 0.6
    const began = performance.now()
    await sleep(wait)
    const victim = VICTIMS[index % VICTIMS.length]!
    const atMs = Date.now()
    const took = await (victim === 'web' ? fleet.killWeb() : victim === 'worker' ? fleet.killWorker() : fleet.killDatabase())
    killed.push({ victim, atMs, readyInMs: Math.round(took) })
    await sleep(Math.max(0, slot - (performance.now() - began)))
  }
  return killed
}

/** When each message was taken in, by the clock, in order. */
async function readTakenAt(database: pg.Pool): Promise<number[]> {
  const { rows } = await database.query<{ at: Date }>(`select at from facts where type = 'message.received' order by at`)
  return rows.map(({ at }) => at.getTime())
}
