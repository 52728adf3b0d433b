import { type ClientRequest, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAccount } from '@atalaya/shared/contract/accounts.ts'
import { openVisit, sendVisitorMessage } from '@atalaya/shared/contract/widget.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { callAs } from '../call-as.ts'
import { openDesks } from '../load/open-desks.ts'
import { writeTexts } from '../load/write-texts.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { openStage, residentMegabytes, type Stage } from '../open-stage.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

const IDLE = 5_000
const ACTIVE = 500
const PER_SECOND = 50
const AT_ONCE = 40

/** Thousands of open chats of which some are being written in: from a visitor's word to an agent's desk, and what the server weighs. */
export async function chat(options: BenchOptions): Promise<Measured[]> {
  const seconds = options.quick ? 5 : 20
  const stage = await openStage([])
  const visitors: Visitor[] = []
  try {
    const { account } = await stage.admin.call(connectAccount, { channel: 'chat', settings: { siteName: 'Banco Medido' } })
    const idle = options.quick ? IDLE / 5 : IDLE
    await inLanes(idle + ACTIVE, async () => void visitors.push(await openVisitor(stage, account.accountId)))
    const desks = await openDesks(stage, 5)
    const heard = new Map<string, number>()
    desks.onFact((fact, at) => {
      if (fact.type === 'message.received' && !heard.has(fact.data.messageId!)) heard.set(fact.data.messageId!, at)
    })
    const runs = []
    for (let time = 0; time < timesOf(options); time++) runs.push(await write(stage, visitors.slice(0, ACTIVE), heard, seconds))
    desks.close()
    const run = medianBy(runs, ({ p95 }) => p95)
    return [
      {
        row: 'chat',
        what: `visitor to agent, ${idle} idle and ${ACTIVE} active widgets, ${PER_SECOND} messages/s, p95`,
        value: significant(run.p95),
        unit: 'ms',
        target: 'p95 ≤ 300, server ≤ 600 MB',
        reference: null,
        n: run.n,
        also: { p50Ms: significant(run.p50), serverMB: Math.max(...runs.map(({ megabytes }) => megabytes)) },
      },
    ]
  } finally {
    for (const { stream } of visitors) stream.destroy()
    await stage.close()
  }
}

interface Visitor {
  token: string
  stream: ClientRequest
}

async function openVisitor({ server }: Stage, accountId: string): Promise<Visitor> {
  const { token } = await callAs(server.url, {}).call(openVisit, { accountId })
  const stream = request(`${server.url}/widget/live?visitor=${encodeURIComponent(token)}`, { agent: false })
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject)
    stream.on('response', (response) => {
      response.on('error', () => undefined)
      response.resume()
      if (response.statusCode === 200) resolve()
      else reject(new Error(`The stream of a visit was answered ${response.statusCode}.`))
    })
    stream.end()
  })
  return { token, stream }
}

async function write(stage: Stage, visitors: readonly Visitor[], heard: ReadonlyMap<string, number>, seconds: number) {
  const texts = writeTexts(200, 'chat')
  const sentAt = new Map<string, number>()
  const under: Promise<unknown>[] = []
  const began = performance.now()
  for (let index = 0; index < PER_SECOND * seconds; index++) {
    const dueIn = began + (index / PER_SECOND) * 1000 - performance.now()
    if (dueIn > 0) await sleep(dueIn)
    const messageId = newId()
    sentAt.set(messageId, Date.now())
    const as = callAs(stage.server.url, { authorization: `Visitor ${visitors[index % visitors.length]!.token}` })
    under.push(as.call(sendVisitorMessage, { messageId, text: texts[index % texts.length]! }))
  }
  await Promise.all(under)
  const megabytes = residentMegabytes(stage.server.pid)
  await sleep(2_000)
  const { rows } = await stage.database.query<{ id: string; provider_id: string }>(`select id, provider_id from messages where direction = 'in'`)
  const delays = rows.flatMap(({ id, provider_id }) => {
    const [sent, read] = [sentAt.get(provider_id), heard.get(id)]
    return sent && read ? [read - sent] : []
  })
  if (delays.length < sentAt.size) throw new Error(`Of ${sentAt.size} messages the desk read of ${delays.length}.`)
  return { p50: percentile(delays, 0.5), p95: percentile(delays, 0.95), n: delays.length, megabytes }
}

/** Does it so many times, some at once. */
async function inLanes(times: number, one: () => Promise<void>): Promise<void> {
  let left = times
  const lane = async () => {
    while (left-- > 0) await one()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
