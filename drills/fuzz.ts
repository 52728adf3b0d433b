import { setTimeout as sleep } from 'node:timers/promises'
import { writeTexts } from '../bench/load/write-texts.ts'
import { openStage, type Stage } from '../bench/open-stage.ts'
import { readAnswers } from '../server/test/fuzz/described-answers.ts'
import { gatherIds } from '../server/test/fuzz/gather-ids.ts'
import { makeRequest } from '../server/test/fuzz/make-request.ts'
import { pickOperation, readOperations } from '../server/test/fuzz/read-operations.ts'
import { spoilRequest } from '../server/test/fuzz/spoil-request.ts'
import { makeRandom } from '../tools/seed/random.ts'
import { openPool } from './compare/ledgers.ts'
import { openCallers } from './fuzzing/fuzz-callers.ts'
import { sendRequest } from './fuzzing/send-request.ts'
import { settle } from './settle.ts'
import type { Drill, Verdict } from './verdict.ts'

const REQUESTS = 10_000
const AT_ONCE = 8
const SLOW_MS = 10_000

/** Ten thousand requests made from the description of the API, right, wrong and hostile, as several callers. Each is answered as described. */
export const fuzz: Drill = async ({ full }, verdict) => {
  const stage = await openStage(['bancoandino'])
  const { server } = stage
  try {
    await bringCustomers(stage)
    const seed = full ? `fuzz ${Date.now()}` : 'fuzz'
    verdict.note(`seed «${seed}»`)
    const found = await sendAll(stage, seed, full ? REQUESTS * 5 : REQUESTS)
    judge(verdict, found)
    const over = server.child.exitCode !== null || server.child.signalCode !== null
    verdict.must(!over, 'the server did not end', over ? server.output().slice(-800) : undefined)
    const unhandled = server.output().split('a failure that nobody handled').length - 1
    verdict.must(unhandled === 0, 'no failure went unhandled', `${unhandled} did`)
    verdict.must((await fetch(`${server.url}/readyz`)).ok, 'the server is ready afterwards')
  } finally {
    await stage.close()
  }
}

async function bringCustomers({ network, server }: Stage): Promise<void> {
  const burst = { brand: 'bancoandino', mentions: 100, users: 20, per_second: 200, texts: writeTexts(100, 'fuzz'), dm_share: 0.5 }
  await network.control('POST', '/burst', burst)
  await sleep(1_500)
  const database = openPool(server.databaseUrl)
  await settle(network, database, 20_000)
  await database.end()
}

interface Found {
  sent: number
  routes: number
  tally: Map<number, number>
  /** Requests that were answered otherwise than described, or not at all. */
  wrong: { line: string; failed: boolean }[]
  slowestMs: number
  returns: { times: number; failures: string[] }
}

async function sendAll({ server, admin, database }: Stage, seed: string, requests: number): Promise<Found> {
  const callers = await openCallers(server.url, admin, database)
  const description = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Record<string, unknown>
  const check = readAnswers(description)
  const operations = readOperations(description)
  const ids = gatherIds()
  for (const { path } of operations.filter((one) => one.method === 'GET' && !one.path.includes('{')))
    ids.learn((await sendRequest(server.port, { method: 'GET', path, headers: admin.headers }, SLOW_MS)).body)
  const random = makeRandom(seed)
  const found: Found = { sent: 0, routes: operations.length, tally: new Map(), wrong: [], slowestMs: 0, returns: callers.returns }
  const lane = async () => {
    while (found.sent < requests) {
      found.sent++
      const operation = pickOperation(random, operations)
      const right = makeRequest(random, operation, ids.known)
      const made = random.chance(0.3) ? spoilRequest(random, right) : right
      const caller = callers.pick(random, made.path)
      const began = performance.now()
      const answer = await sendRequest(server.port, { ...made, headers: { ...caller.headers, ...made.headers } }, SLOW_MS * 2)
      found.slowestMs = Math.max(found.slowestMs, performance.now() - began)
      found.tally.set(answer.status, (found.tally.get(answer.status) ?? 0) + 1)
      ids.learn(answer.body)
      const problem = answer.broke ?? check(made.method, operation.path, answer.status, answer.body)
      const line = `${made.method} ${operation.path}: ${problem}: ${made.path.slice(0, 200)} ${made.body?.slice(0, 300) ?? ''} → ${answer.status} ${answer.body.slice(0, 200)}`
      if (problem) found.wrong.push({ line, failed: answer.status === 0 || answer.status >= 500 })
      const isHere = (caller.name === 'visitor') === made.path.startsWith('/widget/')
      if (answer.status === 401 && operation.door !== 'anyone' && isHere && caller.name !== 'nobody') await callers.comeBack(caller)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return found
}

/** What was found, against what must hold. */
export function judge(verdict: Verdict, { sent, routes, tally, wrong, slowestMs, returns }: Found): void {
  const answers = [...tally].sort(([a], [b]) => a - b).map(([status, times]) => `${times} × ${status}`)
  verdict.note(`${sent} requests to ${routes} routes: ${answers.join(', ')}; callers came back ${returns.times} times`)
  const failed = wrong.filter((one) => one.failed)
  const odd = wrong.filter((one) => !one.failed)
  verdict.must(failed.length === 0, 'no request makes the server fail', `${failed.length} did ${distinct(failed)}`)
  verdict.must(odd.length === 0, 'every answer has a status and a shape of the description', `${odd.length} have not ${distinct(odd)}`)
  verdict.must(slowestMs < SLOW_MS, 'no answer takes over 10 s', `the slowest ${Math.round(slowestMs)} ms`)
  verdict.must(returns.failures.length === 0, 'who is signed out can sign in again', returns.failures.slice(0, 3).join('\n'))
}

/** One line for each route. */
function distinct(lines: readonly { line: string }[]): string {
  return [...new Map(lines.map(({ line }) => [line.split(':')[0], `\n${line}`])).values()].slice(0, 12).join('')
}
