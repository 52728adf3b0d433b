import { setTimeout as sleep } from 'node:timers/promises'
import { writeTexts } from '../bench/load/write-texts.ts'
import { openStage } from '../bench/open-stage.ts'
import { compareDoubles, compareInbound, compareOrder, compareRest } from './compare-ledgers.ts'
import { openPool, readAccepted, readDeliveries, readKept } from './ledgers.ts'
import { settle } from './settle.ts'
import type { Drill } from './verdict.ts'

/** Every event comes one to five times and in another order, many at once from the same people. Nothing is doubled, lost or out of order. */
export const shuffle: Drill = async ({ full }, verdict) => {
  const events = full ? 20_000 : 3_000
  const stage = await openStage(['bancoandino'])
  const { network } = stage
  const database = openPool(stage.server.databaseUrl)
  try {
    await network.control('PUT', '/delivery', { copiesMin: 1, copiesMax: 5, shuffleWindow: 400, concurrency: 64, maxAttempts: 10, retryBaseMs: 100 })
    const texts = writeTexts(300, 'shuffle')
    await network.control('POST', '/burst', {
      brand: 'bancoandino',
      mentions: events,
      users: Math.ceil(events / 10),
      per_second: 400,
      texts,
      dm_share: 0.7,
    })
    await sleep((events / 400) * 1000 + 500)
    verdict.must(await settle(network, database, 60_000), 'everything comes to rest')
    const [deliveries, kept] = [await readDeliveries(network), await readKept(database)]
    compareInbound(verdict, deliveries, kept)
    await compareDoubles(verdict, database)
    await compareRest(verdict, database)
    compareOrder(verdict, [], await readAccepted(network), kept)
  } finally {
    await database.end()
    await stage.close()
  }
}
