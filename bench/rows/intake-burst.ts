import { setTimeout as sleep } from 'node:timers/promises'
import { countCases, listCases } from '@atalaya/shared/contract/cases.ts'
import { startLoad } from '../load/start-load.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { openStage, type Stage } from '../open-stage.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

const EVENTS = 20_000
const WITHIN_S = 4

/** A crisis: twenty thousand events in four seconds. All acknowledged, soon done, and the desks usable meanwhile. */
export async function intakeBurst(options: BenchOptions): Promise<Measured[]> {
  const stage = await openStage(['bancoandino'])
  try {
    const runs = []
    for (let index = 0; index < timesOf(options); index++) runs.push(await burst(stage, `burst ${index}`))
    const run = medianBy(runs, ({ doneAfterS }) => doneAfterS)
    return [
      {
        row: 'intake-burst',
        what: `${EVENTS} events in ${WITHIN_S} s: all done so long after the last was sent`,
        value: significant(run.doneAfterS),
        unit: 's',
        target: 'ack p99 ≤ 500 ms, done ≤ 6 s later, desks usable',
        reference: null,
        n: EVENTS,
        also: { ackP99Ms: significant(run.ackP99), ackMaxMs: significant(run.ackMax), inboxP95Ms: significant(run.inboxP95) },
      },
    ]
  } finally {
    await stage.close()
  }
}

async function burst(stage: Stage, seed: string) {
  const before = await stage.count('messages')
  const load = await startLoad({
    target: stage.brands[0]!,
    count: EVENTS,
    contacts: EVENTS / 4,
    directShare: 0.5,
    seed,
    port: stage.server.port,
    connections: 512,
    perSecond: EVENTS / WITHIN_S,
    forMs: 60_000,
  })
  const inbox: number[] = []
  let over = false
  const desk = watchDesk(stage, inbox, () => over)
  const report = await load.send()
  const lastSentAt = report.startedAt + WITHIN_S * 1000
  while ((await stage.count('raw_events', `state = 'pending'`)) > 0) await sleep(50)
  const doneAt = Date.now()
  over = true
  await desk
  load.close()
  const kept = (await stage.count('messages')) - before
  if (report.refused > 0 || kept !== EVENTS) throw new Error(`${report.refused} events were refused; ${kept} of ${EVENTS} messages are kept.`)
  return {
    doneAfterS: Math.max(0, doneAt - lastSentAt) / 1000,
    ackP99: percentile(report.latencies, 0.99),
    ackMax: Math.max(...report.latencies),
    inboxP95: percentile(inbox, 0.95),
  }
}

/** Someone who looks at the inbox and its counts all the while. */
async function watchDesk({ admin }: Stage, times: number[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const began = performance.now()
    await admin.call(listCases, { view: 'all-open' })
    await admin.call(countCases, {})
    times.push(performance.now() - began)
    await sleep(200)
  }
}
