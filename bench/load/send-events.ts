import { setTimeout as sleep } from 'node:timers/promises'
import { composeEvents, type EventPlan } from './compose-events.ts'
import { openSenders, requestBytes, type Senders } from './open-senders.ts'

/** What the generator is asked to do; one of the two ways of pacing. */
export interface SendPlan extends EventPlan {
  port: number
  connections: number
  /** As many a second, whether or not earlier ones were answered; the time of an answer counts from when it was due. 0: as fast as they are answered. */
  perSecond: number
  /** Stops after this long although events are left. */
  forMs: number
}

export interface SendReport {
  acknowledged: number
  refused: number
  startedAt: number
  endedAt: number
  /** Milliseconds from when it was due to the answer, of those that were acknowledged. */
  latencies: number[]
}

export type Order = { plan: SendPlan } | 'go' | 'hold' | 'resume'
export type News = 'prepared' | { report: SendReport }

// A process of its own, so that making the load takes no turn of the loop that measures; told what to do over the channel to its parent.
const held = { is: false }
let prepared: { plan: SendPlan; requests: Buffer[] } | undefined
process.on('message', (order: Order) => {
  if (order === 'hold') held.is = true
  else if (order === 'resume') held.is = false
  else if (order === 'go') void run(prepared!.plan, prepared!.requests).then((report) => tell({ report }))
  else {
    const requests: Buffer[] = []
    for (const event of composeEvents(order.plan)) requests.push(requestBytes(event, order.plan.port))
    prepared = { plan: order.plan, requests }
    tell('prepared')
  }
})
process.on('disconnect', () => process.exit(0))
const tell = (news: News) => process.send?.(news)

async function run(plan: SendPlan, requests: readonly Buffer[]): Promise<SendReport> {
  const senders = openSenders(plan.port, plan.connections)
  const report: SendReport = { acknowledged: 0, refused: 0, startedAt: Date.now(), endedAt: 0, latencies: [] }
  const began = performance.now()
  const one = async (bytes: Buffer, dueAt: number) => {
    const status = await senders.send(bytes)
    if (status !== 200) report.refused++
    else {
      report.acknowledged++
      report.latencies.push(performance.now() - dueAt)
    }
  }
  await (plan.perSecond > 0 ? sendPaced(plan, requests, began, one) : sendAnswered(plan, requests, began, one))
  report.endedAt = Date.now()
  closeLater(senders)
  return report
}

type SendOne = (bytes: Buffer, dueAt: number) => Promise<void>

async function sendPaced({ perSecond, forMs }: SendPlan, requests: readonly Buffer[], began: number, one: SendOne): Promise<void> {
  const under: Promise<void>[] = []
  let sent = 0
  while (sent < requests.length && performance.now() - began < forMs) {
    const due = Math.min(requests.length, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1)
    for (; sent < due; sent++) under.push(one(requests[sent]!, began + (sent / perSecond) * 1000))
    await sleep(1)
  }
  await Promise.all(under)
}

async function sendAnswered({ connections, forMs }: SendPlan, requests: readonly Buffer[], began: number, one: SendOne): Promise<void> {
  let sent = 0
  const line = async () => {
    while (sent < requests.length && performance.now() - began < forMs) {
      if (held.is) await sleep(2)
      else await one(requests[sent++]!, performance.now())
    }
  }
  await Promise.all(Array.from({ length: connections }, line))
}

function closeLater(senders: Senders): void {
  setTimeout(() => senders.close(), 100)
}
