import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeTexts } from '../bench/load/write-texts.ts'
import { connectBrand, openWorkspace } from '../bench/open-workspace.ts'
import { makeDataDir, startServer } from '../bench/start-server.ts'
import { type SimulatorProcess, startSimulator } from '../bench/start-simulator.ts'
import { startDatabaseServer } from '../server/src/platform/database-server/start-database-server.ts'
import { compareDoubles, compareInbound, compareOrder, compareRest } from './compare/compare-ledgers.ts'
import { openPool, readAccepted, readDeliveries, readKept } from './compare/ledgers.ts'
import { openProxy, type Relay } from './open-proxy.ts'
import { settle } from './settle.ts'
import { mountSmallDisk, type SmallDisk } from './small-disk.ts'
import type { Drill, Verdict } from './verdict.ts'
import { judgeAnswers, type Watch, watchDesk } from './watch-desk.ts'

const DISK_MB = 700
const FELT_WITHIN_MS = 40_000
const RECOVERED_WITHIN_MS = 5_000

/**
 * The way to the database is cut, stalled, reset and slow, its disk fills up, and it panics as it does when fsync fails, while customers write
 * and a desk reads and writes. Every request is answered in time, by
 * success or by 503; the server lives, recovers by itself, and loses nothing that it acknowledged.
 */
export const database: Drill = async ({ full }, verdict) => {
  const faultMs = full ? 30_000 : 8_000
  const quiet = () => undefined
  const databaseDir = makeDataDir()
  const disk = mountSmallDisk(databaseDir, DISK_MB)
  const embedded = await startDatabaseServer({ dataDir: databaseDir, log: { info: quiet, warn: quiet } })
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
    const seconds = ((faultMs + 8_000) * 6 + FELT_WITHIN_MS) / 1000
    const texts = writeTexts(200, 'database')
    await network.control('POST', '/burst', { brand: 'bancoandino', mentions: seconds * 40, users: 200, per_second: 40, texts, dm_share: 0.6 })
    const desk = watchDesk(server.url, admin)
    await trouble(verdict, 'cut', faultMs, server.url, proxy, desk)
    await trouble(verdict, 'stalled', faultMs, server.url, proxy, desk)
    await trouble(verdict, 'slow', faultMs, server.url, proxy, desk)
    proxy.reset()
    await recover(verdict, 'reset', server.url)
    await panic(verdict, embedded.pid, server.url, desk)
    if (disk) await fillDisk(verdict, disk, network, faultMs, server.url, desk)
    else verdict.note('the disk was not filled: this user may not mount one')
    await desk.stop()
    await network.control('DELETE', '/burst')
    judgeAnswers(verdict, desk.answers)
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
    disk?.unmount()
  }
}

async function trouble(verdict: Verdict, weather: 'cut' | 'stalled' | 'slow', forMs: number, url: string, proxy: Relay, desk: Watch): Promise<void> {
  const before = desk.answers.length
  proxy.set(weather)
  await sleep(forMs)
  proxy.set('well')
  await recover(verdict, weather, url)
  tell(verdict, weather, desk, before)
}

/** What PostgreSQL does when a write cannot be made durable: one of its processes aborts, and all of it starts again from its log. */
async function panic(verdict: Verdict, postmaster: number, url: string, desk: Watch): Promise<void> {
  const before = desk.answers.length
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(postmaster)], { encoding: 'utf8' }).split('\n')
  const writer = Number(/^\s*(\d+) .*walwriter/.exec(children.find((line) => line.includes('walwriter')) ?? '')?.[1])
  verdict.must(writer > 0, 'there is a process to abort', children.join('; ').slice(0, 300))
  process.kill(writer, 'SIGABRT')
  await sleep(100)
  await recover(verdict, 'panicked as on a failed fsync', url)
  tell(verdict, 'panicked', desk, before)
}

async function fillDisk(verdict: Verdict, disk: SmallDisk, network: SimulatorProcess, forMs: number, url: string, desk: Watch): Promise<void> {
  const before = desk.answers.length
  const readRetrying = async () => (await network.control<{ counts: { retrying: number } }>('GET', '/delivery')).counts.retrying
  const retrying = await readRetrying()
  // What is refused comes again: with the old ones only, their number does not grow.
  const isFelt = async () => (await readRetrying()) > retrying + 5 || desk.answers.slice(before).some(({ status }) => status === 503)
  // Tables have room within for a while.
  let felt = false
  for (let end = performance.now() + FELT_WITHIN_MS; performance.now() < end; await sleep(200)) {
    disk.fill()
    if (felt || !(await isFelt())) continue
    felt = true
    end = performance.now() + forMs
  }
  verdict.must(felt, 'a full disk is felt')
  disk.free()
  await recover(verdict, 'full', url)
  tell(verdict, 'full', desk, before)
}

function tell(verdict: Verdict, what: string, desk: Watch, from: number): void {
  const during = Map.groupBy(desk.answers.slice(from), ({ status, write }) => `${write ? 'writes' : 'reads'} ${status}`)
  verdict.note(`${what}: ${[...during].map(([kind, list]) => `${list.length} × ${kind}`).join(', ')}`)
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
