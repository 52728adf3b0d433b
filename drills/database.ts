import { setTimeout as sleep } from 'node:timers/promises'
import { address } from '@atalaya/shared/client.ts'
import { listCases } from '@atalaya/shared/contract/cases.ts'
import type { Calling } from '../bench/call-as.ts'
import { writeTexts } from '../bench/load/write-texts.ts'
import { connectBrand, openWorkspace } from '../bench/open-workspace.ts'
import { makeDataDir, startServer } from '../bench/start-server.ts'
import { startSimulator } from '../bench/start-simulator.ts'
import { startDatabaseServer } from '../server/src/platform/database-server/start-database-server.ts'
import { compareDoubles, compareInbound, compareOrder, compareRest } from './compare-ledgers.ts'
import { openPool, readAccepted, readDeliveries, readKept } from './ledgers.ts'
import { openProxy, type Relay } from './open-proxy.ts'
import { settle } from './settle.ts'
import type { Drill, Verdict } from './verdict.ts'

const LONGEST_ANSWER_MS = 10_000
const RECOVERED_WITHIN_MS = 5_000

/**
 * The way to the database is cut, stalled, reset and slow while customers write and a desk reads. Every request is answered in time, by
 * success or by 503; the server lives, recovers by itself, and loses nothing that it acknowledged.
 */
export const database: Drill = async ({ full }, verdict) => {
  const faultMs = full ? 30_000 : 8_000
  const quiet = () => undefined
  const embedded = await startDatabaseServer({ dataDir: makeDataDir(), log: { info: quiet, warn: quiet } })
  const proxy = await openProxy({ host: '127.0.0.1', port: embedded.port })
  const DATABASE_URL = Object.assign(new URL(embedded.url), { port: String(proxy.port) }).href
  const network = await startSimulator()
  const server = await startServer({ dataDir: makeDataDir(), env: { DATABASE_URL, EGRESS_ALLOW: new URL(network.url).host } })
  const ledger = openPool(embedded.url)
  let ended: string | undefined
  server.child.once('exit', (code, signal) => {
    ended = `${code ?? signal}: ${server.output().slice(-500)}`
  })
  try {
    const admin = await openWorkspace(server.url)
    await connectBrand(admin, network, 'bancoandino')
    await network.control('PUT', '/delivery', { maxAttempts: 12, retryBaseMs: 100, timeoutMs: 12_000 })
    const seconds = ((faultMs + 8_000) * 4) / 1000
    const texts = writeTexts(200, 'database')
    await network.control('POST', '/burst', { brand: 'bancoandino', mentions: seconds * 40, users: 200, per_second: 40, texts, dm_share: 0.6 })
    const desk = watchDesk(server.url, admin)
    await trouble(verdict, 'cut', faultMs, server.url, proxy, desk)
    await trouble(verdict, 'stalled', faultMs, server.url, proxy, desk)
    await trouble(verdict, 'slow', faultMs, server.url, proxy, desk)
    proxy.reset()
    await recover(verdict, 'reset', server.url)
    const answers = await desk.stop()
    const odd = answers.filter(({ status }) => status !== 200 && status !== 503)
    verdict.must(
      odd.length === 0,
      'the desk was answered by success or 503',
      `${answers.length} answers, odd: ${[...new Set(odd.map((one) => one.status))]}`,
    )
    const longest = Math.round(Math.max(...answers.map(({ ms }) => ms)))
    verdict.must(longest <= LONGEST_ANSWER_MS, 'no answer took over 10 s', `the longest ${longest} ms`)
    verdict.must(
      answers.filter(({ status }) => status === 503).every(({ retryAfter }) => retryAfter),
      '503 says when to come back',
    )
    verdict.must(ended === undefined, 'the server never ends because of its database', ended)
    verdict.must(await settle(network, ledger, 90_000), 'everything comes to rest')
    const [deliveries, kept] = [await readDeliveries(network), await readKept(ledger)]
    compareInbound(verdict, deliveries, kept)
    await compareDoubles(verdict, ledger)
    await compareRest(verdict, ledger)
    compareOrder(verdict, [], await readAccepted(network), kept)
  } finally {
    proxy.set('well')
    await ledger.end()
    await server.stop()
    await network.stop()
    await proxy.close()
    await embedded.stop()
  }
}

async function trouble(verdict: Verdict, weather: 'cut' | 'stalled' | 'slow', forMs: number, url: string, proxy: Relay, desk: Watch): Promise<void> {
  const before = desk.answers.length
  proxy.set(weather)
  await sleep(forMs)
  proxy.set('well')
  await recover(verdict, weather, url)
  const during = Map.groupBy(desk.answers.slice(before), ({ status }) => status)
  verdict.note(`${weather}: ${[...during].map(([status, list]) => `${list.length} × ${status}`).join(', ')}`)
}

/** From now on, until the server says it is ready and takes in what waits. */
async function recover(verdict: Verdict, what: string, url: string): Promise<void> {
  const began = performance.now()
  while (performance.now() - began < 60_000) {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(12_000) }).catch(() => null)
    if (answer?.ok) break
    await sleep(50)
  }
  const took = Math.round(performance.now() - began)
  verdict.must(took <= RECOVERED_WITHIN_MS, `ready again by itself after the database was ${what}`, `${took} ms`)
  await sleep(2_000)
}

interface Watched {
  status: number
  ms: number
  retryAfter: boolean
}
interface Watch {
  answers: Watched[]
  stop(): Promise<Watched[]>
}

/** A desk that reads its inbox ten times a second, whether or not the last answer has come. */
function watchDesk(url: string, { headers }: Calling): Watch {
  const answers: Watched[] = []
  const under = new Set<Promise<void>>()
  const ask = async () => {
    const began = performance.now()
    const answer = await fetch(url + address(listCases, { view: 'all-open' }).url, { headers, signal: AbortSignal.timeout(30_000) }).catch(() => null)
    await answer?.text()
    answers.push({ status: answer?.status ?? 0, ms: performance.now() - began, retryAfter: answer?.headers.has('retry-after') ?? false })
  }
  const timer = setInterval(() => {
    const one = ask().finally(() => under.delete(one))
    under.add(one)
  }, 100)
  return {
    answers,
    async stop() {
      clearInterval(timer)
      await Promise.all(under)
      return answers
    },
  }
}
