import { setTimeout as sleep } from 'node:timers/promises'
import { writeTexts } from '../bench/load/write-texts.ts'
import { openStage } from '../bench/open-stage.ts'
import type { Brand } from '../bench/open-workspace.ts'
import { keyAs } from '../bench/open-workspace.ts'
import type { SimulatorProcess } from '../bench/start-simulator.ts'
import { answerCustomers } from './answer-customers.ts'
import { compareDoubles, compareInbound, compareReplies, compareRest } from './compare/compare-ledgers.ts'
import { openPool, readAccepted, readDeliveries, readKept } from './compare/ledgers.ts'
import { fallSilent, judgeSeen, SEND_DM, SEND_POST } from './platform-outage.ts'
import { settle } from './settle.ts'
import type { Drill } from './verdict.ts'

/** What the far end does to us, one after the other, each on both ways of sending. */
const FAULTS: readonly { name: string; fault: object }[] = [
  { name: 'errors before the reply is carried out', fault: { kind: 'http-500', probability: 0.3 } },
  { name: 'errors after the reply was carried out', fault: { kind: 'http-500', probability: 0.1, moment: 'after' } },
  { name: 'connections cut', fault: { kind: 'reset-connection', probability: 0.1 } },
  { name: 'connections cut after the reply was carried out', fault: { kind: 'reset-connection', probability: 0.1, moment: 'after' } },
  { name: 'too many calls', fault: { kind: 'rate-limit', times: 2, reset_after_s: 4 } },
  { name: 'an overload that says when to come back', fault: { kind: 'overloaded', times: 2, reset_after_s: 3 } },
  { name: 'slow answers', fault: { kind: 'slow', probability: 0.3, delay_ms: 1_500 } },
  { name: 'slow bodies', fault: { kind: 'slow-body', probability: 0.3, delay_ms: 2_000 } },
  { name: 'silence after the reply was carried out', fault: { kind: 'timeout-after-accept', times: 2, delay_ms: 25_000 } },
]

/** The network fails in every way it can while agents answer: each reply is accepted once, or is failed or uncertain and says so. */
export const platform: Drill = async ({ full }, verdict) => {
  const each = full ? 120 : 30
  const stage = await openStage(['bancoandino', 'bancosol'])
  const { network } = stage
  const [hit, other] = stage.brands as [Brand, Brand]
  const { accountId } = hit
  const database = openPool(stage.server.databaseUrl)
  try {
    const agents = await Promise.all([1, 2, 3].map(() => keyAs(stage.server.url, stage.admin)))
    await network.control('PUT', '/settings', { rateLimitMultiplier: 100_000 })
    const texts = writeTexts(200, 'platform')
    await network.control('POST', '/burst', { brand: 'bancoandino', mentions: 300, users: 60, per_second: 200, texts, dm_share: 0.5 })
    await network.control('POST', '/burst', { brand: 'bancosol', mentions: 60, users: 40, per_second: 40, texts, dm_share: 0.5 })
    await sleep(2_500)
    verdict.must(await settle(network, database, 30_000), 'the customers have written')
    const asked = []
    await network.control('PUT', '/calls')
    for (const [index, { name, fault }] of FAULTS.entries()) {
      for (const route of [SEND_POST, SEND_DM]) await network.control('POST', '/faults', { route, seed: index + 1, ...fault })
      const answered = await answerCustomers({ agents, database, replies: each, perSecond: 15, firstNumber: index * each, accountId })
      asked.push(...answered.asked)
      const refused = Object.entries(answered.refused).map(([code, times]) => `${times} × ${code}`)
      verdict.note(`${name}: ${answered.asked.length} replies taken${refused.length > 0 ? `, refused ${refused}` : ''}`)
      await sleep(1_500)
      await network.control('DELETE', '/faults')
    }
    asked.push(
      ...(await expireTokens(network, () => answerCustomers({ agents, database, replies: each, perSecond: 20, firstNumber: 9_000, accountId }))),
    )
    asked.push(...(await fallSilent({ network, database, agents, hit, other }, verdict, each)))
    verdict.must(await settle(network, database, 120_000), 'everything comes to rest after the last fault')
    await judgeSeen({ network, database, agents, hit, other }, verdict)
    const { refreshes } = await network.control<{ refreshes: number }>('GET', '/health')
    verdict.must(refreshes >= 1 && refreshes <= 3, 'a token that expires in mid-burst is renewed once, not by everyone', `renewed ${refreshes} times`)
    const [deliveries, accepted, kept] = [await readDeliveries(network), await readAccepted(network), await readKept(database)]
    compareInbound(verdict, deliveries, kept)
    await compareDoubles(verdict, database)
    compareReplies(verdict, asked, accepted, kept)
    await compareRest(verdict, database)
  } finally {
    await database.end()
    await stage.close()
  }
}

async function expireTokens(network: SimulatorProcess, answer: () => ReturnType<typeof answerCustomers>) {
  const answering = answer()
  await sleep(700)
  await network.control('DELETE', '/tokens')
  return (await answering).asked
}
