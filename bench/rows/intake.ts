import { setTimeout as sleep } from 'node:timers/promises'
import { openDesks } from '../load/open-desks.ts'
import { startLoad } from '../load/start-load.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { openStage, residentMegabytes, type Stage } from '../open-stage.ts'
import { measureInserts } from '../reference.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

/** So many events may wait to be taken in before the sender pauses: the measure is what is done, not what is heaped up. */
const MOST_WAITING = 3_000
const LOOK_EVERY_MS = 100
const CONNECTIONS = 64
const MESSAGES_PER_CONTACT = 4
const PREPARED_PER_SECOND = 5_500
const DESKS = 5

/** Signed web hooks over HTTP, one message each, until all of them are messages of cases: how many a second; and the server's memory. */
export async function intake(options: BenchOptions): Promise<Measured[]> {
  const seconds = options.quick ? 15 : 60
  const stage = await openStage(['bancoandino'])
  try {
    await sleep(3_000)
    const idle = residentMegabytes(stage.server.pid)
    const desks = await openDesks(stage, DESKS)
    const reference = await measureInserts(stage.server.databaseUrl, 8, 5_000)
    const runs: Run[] = []
    for (let index = 0; index < timesOf(options); index++) runs.push(await runOnce(stage, seconds, `intake ${index}`))
    desks.close()
    const run = medianBy(runs, (one) => one.perSecond)
    const memory = Math.max(...runs.map((one) => one.megabytes))
    return [
      {
        row: 'intake',
        what: `signed webhooks over HTTP, one message each, everything done, ${seconds} s`,
        value: significant(run.perSecond),
        unit: 'messages/s',
        target: '≥ 3,000, ratio ≥ 0.12',
        reference: significant(reference),
        n: run.messages,
        also: { ackP50Ms: significant(run.ackP50), ackP99Ms: significant(run.ackP99) },
      },
      {
        row: 'memory',
        what: 'memory of the server, idle and during intake',
        value: memory,
        unit: 'MB at intake',
        target: '≤ 300 idle, ≤ 600 at intake',
        reference: null,
        n: runs.length,
        also: { idleMB: idle },
      },
    ]
  } finally {
    await stage.close()
  }
}

interface Run {
  perSecond: number
  messages: number
  megabytes: number
  ackP50: number
  ackP99: number
}

async function runOnce(stage: Stage, seconds: number, seed: string): Promise<Run> {
  const count = seconds * PREPARED_PER_SECOND
  const before = await stage.count('messages')
  const load = await startLoad({
    target: stage.brands[0]!,
    count,
    contacts: Math.ceil(count / MESSAGES_PER_CONTACT),
    directShare: 0.5,
    seed,
    port: stage.server.port,
    connections: CONNECTIONS,
    perSecond: 0,
    forMs: seconds * 1000,
  })
  let sending = true
  const sent = load.send().finally(() => {
    sending = false
  })
  let waiting = 1
  let megabytes = 0
  while (sending || waiting > 0) {
    waiting = await stage.count('raw_events', `state = 'pending'`)
    if (waiting > MOST_WAITING) load.hold()
    else load.resume()
    megabytes = Math.max(megabytes, residentMegabytes(stage.server.pid))
    await sleep(LOOK_EVERY_MS)
  }
  const endedAt = Date.now()
  const report = await sent
  load.close()
  const messages = (await stage.count('messages')) - before
  if (messages !== report.acknowledged) throw new Error(`${report.acknowledged} events were acknowledged and ${messages} messages are kept.`)
  return {
    messages,
    megabytes,
    perSecond: (messages / (endedAt - report.startedAt)) * 1000,
    ackP50: percentile(report.latencies, 0.5),
    ackP99: percentile(report.latencies, 0.99),
  }
}
