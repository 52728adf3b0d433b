import { fileURLToPath } from 'node:url'
import { openDesks, readDesks } from '../load/open-desks.ts'
import { startLoad } from '../load/start-load.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { openStage, type Stage } from '../open-stage.ts'
import { startProcess } from '../start-process.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

const DESKS = 200
const PER_SECOND = 200

/** From the moment a message is recorded to the moment a desk has read of it, with two hundred desks open. */
export async function live(options: BenchOptions): Promise<Measured[]> {
  const seconds = options.quick ? 8 : 20
  const reference = await measureBareFanOut(options.quick ? 3 : 5)
  const stage = await openStage(['bancoandino'])
  try {
    const desks = await openDesks(stage, DESKS)
    const runs = []
    for (let index = 0; index < timesOf(options); index++) runs.push(await run(stage, desks, seconds, `live ${index}`))
    desks.close()
    const middle = medianBy(runs, ({ p99 }) => p99)
    return [
      {
        row: 'live',
        what: `from recording a message to ${DESKS} desks at ${PER_SECOND} messages/s, p99`,
        value: significant(middle.p99),
        unit: 'ms',
        target: 'p50 ≤ 30, p99 ≤ 250',
        reference: significant(reference),
        n: middle.n,
        also: { p50Ms: significant(middle.p50) },
      },
    ]
  } finally {
    await stage.close()
  }
}

async function run(stage: Stage, desks: Awaited<ReturnType<typeof openDesks>>, seconds: number, seed: string) {
  const delays: number[] = []
  const stop = desks.onFact((fact, at) => {
    if (fact.type === 'message.received') delays.push(Math.max(0, at - Date.parse(fact.at)))
  })
  const load = await startLoad({
    target: stage.brands[0]!,
    count: PER_SECOND * seconds,
    contacts: PER_SECOND * 2,
    directShare: 0.5,
    seed,
    port: stage.server.port,
    connections: 64,
    perSecond: PER_SECOND,
    forMs: seconds * 1000,
  })
  await load.send()
  const due = PER_SECOND * seconds * desks.watched
  for (let waited = 0; delays.length < due && waited < 100; waited++) await new Promise((done) => setTimeout(done, 100))
  stop()
  load.close()
  if (delays.length < due) throw new Error(`Desks read of ${delays.length} messages, not of ${due}.`)
  return { p50: percentile(delays, 0.5), p99: percentile(delays, 0.99), n: delays.length }
}

/** The same number of readers and events with nothing behind them: p99 in milliseconds. */
async function measureBareFanOut(seconds: number): Promise<number> {
  const bare = await startProcess({
    script: fileURLToPath(new URL('../load/bare-fan-out.ts', import.meta.url)),
    args: [String(PER_SECOND)],
    ready: /ready on (\S+)/,
  })
  const delays: number[] = []
  const desks = await readDesks(bare.found[1]!, {}, DESKS)
  desks.onFact((fact, at) => delays.push(Math.max(0, at - Date.parse(fact.at))))
  await new Promise((done) => setTimeout(done, seconds * 1000))
  desks.close()
  await bare.stop()
  return percentile(delays, 0.99)
}
