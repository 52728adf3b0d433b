import { setTimeout as sleep } from 'node:timers/promises'
import { writeTexts } from '../bench/load/write-texts.ts'
import { openStage } from '../bench/open-stage.ts'
import { keyAs } from '../bench/open-workspace.ts'
import { actAtOnce, judgeActs, readOutcomes, underFirstIds } from './act-at-once.ts'
import { answerCustomers } from './answer-customers.ts'
import { compareStates } from './compare/compare-facts.ts'
import { compareDoubles, compareInbound, compareOrder, compareReplies, compareRest } from './compare/compare-ledgers.ts'
import { compareShown } from './compare/compare-shown.ts'
import { openPool, readAccepted, readDeliveries, readKept } from './compare/ledgers.ts'
import { settle } from './settle.ts'
import type { Drill } from './verdict.ts'

const PER_SECOND = 400
const EACH_WRITES = 10

/**
 * Every event comes one to five times and in another order, ten at once from each person; changes, deletions, likes and receipts come before
 * what they are about. Nothing is doubled, lost or out of order, no status goes down, and what was done last is what is left.
 */
export const shuffle: Drill = async ({ full }, verdict) => {
  const { events, replies, people } = full ? { events: 20_000, replies: 300, people: 200 } : { events: 3_000, replies: 60, people: 60 }
  const stage = await openStage(['bancoandino'])
  const { network, server } = stage
  const database = openPool(server.databaseUrl)
  try {
    await network.control('PUT', '/settings', { rateLimitMultiplier: 100_000, deletesReachMentioned: true })
    const often = { copiesMin: 1, copiesMax: 5, shuffleWindow: 400, concurrency: 64, maxAttempts: 10, retryBaseMs: 100 }
    await network.control('PUT', '/delivery', often)
    const texts = writeTexts(300, 'shuffle')
    const burst = { brand: 'bancoandino', mentions: events, users: Math.ceil(events / EACH_WRITES), per_second: PER_SECOND, texts, dm_share: 0.7 }
    await network.control('POST', '/burst', burst)
    await sleep((events / PER_SECOND) * 1000 + 500)
    verdict.must(await settle(network, database, 60_000), 'everything comes to rest')
    const agents = await Promise.all([1, 2].map(() => keyAs(server.url, stage.admin)))
    await network.control('PUT', '/delivery', { hold: true })
    const { asked } = await answerCustomers({ agents, database, replies, perSecond: 20 })
    await sleep(2_000)
    const acts = await actAtOnce(network, people)
    const { counts } = await network.control<{ counts: { waiting: number } }>('GET', '/delivery')
    verdict.note(`${counts.waiting} deliveries kept back, then let go in another order`)
    await network.control('PUT', '/delivery', { hold: false })
    await network.control('POST', '/delivery/release')
    verdict.must(await settle(network, database, 60_000), 'everything comes to rest again')
    const [deliveries, accepted, kept] = [await readDeliveries(network), await readAccepted(network), await readKept(database)]
    compareInbound(verdict, underFirstIds(deliveries, acts), kept)
    await compareDoubles(verdict, database)
    compareReplies(verdict, asked, accepted, kept)
    await compareRest(verdict, database)
    compareOrder(verdict, asked, accepted, kept)
    await compareShown(verdict, agents[0]!, kept)
    await compareStates(verdict, database)
    judgeActs(verdict, acts, await readOutcomes(database))
  } finally {
    await database.end()
    await stage.close()
  }
}
