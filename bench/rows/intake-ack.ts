import { startLoad } from '../load/start-load.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { openStage } from '../open-stage.ts'
import { measureInsertLatency } from '../reference.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

const PER_SECOND = 1_000

/** How soon a network has its 200 at a steady thousand events a second, while they are taken in beside it. */
export async function intakeAck(options: BenchOptions): Promise<Measured[]> {
  const seconds = options.quick ? 8 : 20
  const stage = await openStage(['bancoandino'])
  try {
    const reference = await measureInsertLatency(stage.server.databaseUrl, PER_SECOND, 5_000)
    const runs = []
    for (let index = 0; index < timesOf(options); index++) {
      const load = await startLoad({
        target: stage.brands[0]!,
        count: PER_SECOND * seconds,
        contacts: (PER_SECOND * seconds) / 4,
        directShare: 0.5,
        seed: `ack ${index}`,
        port: stage.server.port,
        connections: 256,
        perSecond: PER_SECOND,
        forMs: seconds * 1000,
      })
      const { latencies, refused } = await load.send()
      load.close()
      if (refused > 0) throw new Error(`${refused} events were not acknowledged.`)
      runs.push({ p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99), max: Math.max(...latencies), n: latencies.length })
    }
    const run = medianBy(runs, ({ p99 }) => p99)
    return [
      {
        row: 'intake-ack',
        what: `from event to acknowledgement at ${PER_SECOND}/s, p99`,
        value: significant(run.p99),
        unit: 'ms',
        target: 'p50 ≤ 10, p99 ≤ 100, max ≤ 1,000',
        reference: significant(reference),
        n: run.n,
        also: { p50Ms: significant(run.p50), maxMs: significant(run.max) },
      },
    ]
  } finally {
    await stage.close()
  }
}
