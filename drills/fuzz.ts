import { setTimeout as sleep } from 'node:timers/promises'
import { writeTexts } from '../bench/load/write-texts.ts'
import { openStage } from '../bench/open-stage.ts'
import { inviteAs, keyAs } from '../bench/open-workspace.ts'
import { makeRandom } from '../tools/seed/random.ts'
import { openPool } from './ledgers.ts'
import { makeRequest, readOperations } from './make-request.ts'
import { settle } from './settle.ts'
import type { Drill } from './verdict.ts'

const REQUESTS = 10_000
const AT_ONCE = 8
const SLOW_MS = 10_000
/** They would end the sessions and keys of those who call, and from then on only doors would be tried. */
const LEFT_OUT = /^(DELETE \/api\/(session|keys|me\/sessions)|POST \/api\/people\/.*\/deactivate|PATCH \/api\/people|PUT \/api\/me\/password)/

/** Ten thousand requests made from the description of the API, right, nearly right and nonsense, as several callers. The server answers each as described. */
export const fuzz: Drill = async ({ full }, verdict) => {
  const stage = await openStage(['bancoandino'])
  const { server, admin, network } = stage
  const database = openPool(server.databaseUrl)
  try {
    await network.control('POST', '/burst', {
      brand: 'bancoandino',
      mentions: 100,
      users: 20,
      per_second: 200,
      texts: writeTexts(100, 'fuzz'),
      dm_share: 0.5,
    })
    await sleep(1_500)
    await settle(network, database, 20_000)
    const callers = [admin, await keyAs(server.url, admin), await inviteAs(server.url, admin, 'agent', 'Agente'), { headers: {} }]
    const described = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Record<string, unknown>
    const operations = readOperations(described).filter(({ method, path }) => !LEFT_OUT.test(`${method} ${path}`))
    const { rows } = await database.query<{ id: string }>(
      `select id from cases union all select id from conversations union all select id from messages union all select id from contacts
       union all select id from accounts union all select id from case_types union all select id from people`,
    )
    const known = rows.map(({ id }) => id)
    const random = makeRandom(`fuzz ${full ? Date.now() : 1}`)
    const tally = new Map<number, number>()
    const broken: string[] = []
    const undocumented: string[] = []
    let slowest = 0
    let left = full ? REQUESTS * 5 : REQUESTS
    const lane = async () => {
      while (left-- > 0) {
        const operation = random.pick(operations)
        const { method, path, headers, body } = makeRequest(random, operation, known)
        const began = performance.now()
        const caller = random.pick(callers)
        const answer = await fetch(server.url + path, {
          method,
          headers: { ...caller.headers, ...headers },
          ...(body !== undefined && { body }),
          signal: AbortSignal.timeout(SLOW_MS * 2),
        }).catch((error: unknown) => error as Error)
        slowest = Math.max(slowest, performance.now() - began)
        const line = `${method} ${path.slice(0, 200)} ${body?.slice(0, 300) ?? ''}`
        if (answer instanceof Error) {
          broken.push(`${line} → ${answer.message} ${String(answer.cause ?? '')}`)
          continue
        }
        const text = await answer.text()
        tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1)
        if (answer.status >= 500) broken.push(`${line} → ${answer.status} ${text.slice(0, 200)}`)
        else if (!operation.statuses.has(String(answer.status))) undocumented.push(`${line} → ${answer.status} ${text.slice(0, 120)}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    verdict.note(
      `answers: ${[...tally]
        .sort(([a], [b]) => a - b)
        .map(([status, times]) => `${times} × ${status}`)
        .join(', ')}; ${operations.length} routes`,
    )
    verdict.must(broken.length === 0, 'no request makes the server fail', `${broken.length} did\n${distinct(broken)}`)
    verdict.must(undocumented.length === 0, 'no answer is missing from the description', `${undocumented.length} are\n${distinct(undocumented)}`)
    verdict.must(slowest < SLOW_MS, 'no answer takes over 10 s', `the slowest ${Math.round(slowest)} ms`)
    verdict.must(server.child.exitCode === null && server.child.signalCode === null, 'the server did not end')
    const ready = await fetch(`${server.url}/readyz`)
    verdict.must(ready.ok, 'the server is ready afterwards')
  } finally {
    await database.end()
    await stage.close()
  }
}

/** One line for each route. */
function distinct(lines: readonly string[]): string {
  const routeOf = (line: string) =>
    line
      .split('?')[0]!
      .replace(/[0-9a-f-]{36}/g, '…')
      .slice(0, 80)
  return [...new Map(lines.map((line) => [routeOf(line), line])).values()].slice(0, 12).join('\n')
}
