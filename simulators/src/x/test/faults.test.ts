import { afterEach, expect, test } from 'vitest'
import { type Scene, startScene } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

const route = 'POST /2/tweets'
const accepted = async () => ((await scene.sim('GET', '/accepted')).accepted as { text: string }[]).map((entry) => entry.text)

test('a time-out after accepting leaves the post published although the caller saw nothing', async () => {
  scene = await startScene()
  await scene.sim('POST', '/faults', { kind: 'timeout-after-accept', route, times: 1 })
  const send = fetch(`${scene.simulator.url}/2/tweets`, {
    method: 'POST',
    body: JSON.stringify({ text: 'Aviso' }),
    headers: { authorization: 'Bearer brand-token', 'content-type': 'application/json' },
    signal: AbortSignal.timeout(150),
  })
  await expect(send).rejects.toThrow()
  expect(await accepted()).toEqual(['Aviso'])
  expect((await scene.as('POST', '/2/tweets', { text: 'Aviso' })).body.detail).toContain('duplicate content')
})

test.each([
  [{ kind: 'http-500' }, []],
  [{ kind: 'http-500', moment: 'after' }, ['Aviso']],
])('a server error %j leaves %j accepted', async (fault, expected) => {
  scene = await startScene()
  await scene.sim('POST', '/faults', { ...fault, route, times: 1 })
  expect((await scene.as('POST', '/2/tweets', { text: 'Aviso' })).body).toMatchObject({
    status: 500,
    type: 'https://api.x.com/2/problems/internal-error',
  })
  expect(await accepted()).toEqual(expected)
})

test('a broken connection accepts nothing before the call and the post after it', async () => {
  scene = await startScene()
  await scene.sim('POST', '/faults', { kind: 'reset-connection', route, times: 1 })
  await expect(scene.as('POST', '/2/tweets', { text: 'Uno' })).rejects.toThrow()
  await scene.sim('POST', '/faults', { kind: 'reset-connection', route, times: 1, moment: 'after' })
  await expect(scene.as('POST', '/2/tweets', { text: 'Dos' })).rejects.toThrow()
  expect(await accepted()).toEqual(['Dos'])
})

test('a rate limit on demand lasts until the reset it names', async () => {
  scene = await startScene()
  await scene.sim('POST', '/faults', { kind: 'rate-limit', route, times: 1, reset_after_s: 90 })
  const refused = await scene.as('POST', '/2/tweets', { text: 'Aviso' })
  expect(refused).toMatchObject({ status: 429, body: { title: 'Too Many Requests', type: 'https://api.x.com/2/problems/rate-limit-exceeded' } })
  const resetMs = Number(refused.headers.get('x-rate-limit-reset')) * 1000
  expect(resetMs).toBe(Math.ceil((scene.clock.nowMs + 90_000) / 1000) * 1000)
  expect((await scene.as('POST', '/2/tweets', { text: 'Aviso' })).status).toBe(429)
  scene.clock.nowMs = resetMs
  expect((await scene.as('POST', '/2/tweets', { text: 'Aviso' })).status).toBe(201)
})

test('the published limits count down and refuse the call after the last', async () => {
  scene = await startScene()
  const send = (turn: number) => scene.as('POST', `/2/dm_conversations/with/${scene.customer.id}/messages`, { text: `n.º ${turn}` })
  for (let turn = 1; turn <= 15; turn += 1) expect((await send(turn)).headers.get('x-rate-limit-remaining')).toBe(String(15 - turn))
  const over = await send(16)
  expect(over.status).toBe(429)
  expect(over.headers.get('x-rate-limit-limit')).toBe('15')
  await scene.sim('PUT', '/settings', { rateLimitMultiplier: 1000 })
  expect((await send(17)).status).toBe(201)
})

test('tokens that expire on demand and an empty purse are told apart', async () => {
  scene = await startScene()
  await scene.sim('POST', '/faults', { kind: 'token-expired', route, times: 1 })
  expect((await scene.as('POST', '/2/tweets', { text: 'Aviso' })).status).toBe(401)
  await scene.sim('POST', '/faults', { kind: 'usage-capped', route, times: 1 })
  expect((await scene.as('POST', '/2/tweets', { text: 'Aviso' })).body).toMatchObject({
    status: 429,
    type: 'https://api.x.com/2/problems/usage-capped',
  })
  expect((await scene.as('POST', '/2/tweets', { text: 'Aviso' })).status).toBe(201)
})

test('chance strikes the same calls again for the same seed', async () => {
  scene = await startScene()
  const run = async () => {
    await scene.sim('DELETE', '/faults')
    await scene.sim('POST', '/faults', { kind: 'http-500', route: 'GET /2/users/:id', probability: 0.4, seed: 7 })
    const statuses: number[] = []
    for (let turn = 0; turn < 20; turn += 1) statuses.push((await scene.asApp('GET', `/2/users/${scene.brand.id}`)).status)
    return statuses
  }
  const first = await run()
  expect(new Set(first)).toEqual(new Set([200, 500]))
  expect(await run()).toEqual(first)
})

test('a fault may strike one user alone, and the ledger of calls tells what was answered and when to call again', async () => {
  scene = await startScene()
  await scene.sim('PUT', '/calls')
  await scene.sim('POST', '/faults', { kind: 'overloaded', route, user: 'nobody', reset_after_s: 7 })
  await scene.as('POST', '/2/tweets', { text: 'Sale' })
  await scene.sim('POST', '/faults', { kind: 'overloaded', route, reset_after_s: 7 })
  expect((await scene.as('POST', '/2/tweets', { text: 'No sale' })).body.status).toBe(503)
  expect(await accepted()).toEqual(['Sale'])
  const { calls } = (await scene.sim('GET', '/calls')) as unknown as {
    calls: { endpoint: string; status: number; endedAtMs: number; retryAtMs?: number }[]
  }
  expect(calls.map(({ endpoint, status }) => [endpoint, status])).toEqual([
    [route, 201],
    [route, 503],
  ])
  expect(calls.map(({ endedAtMs, retryAtMs }) => retryAtMs && retryAtMs - endedAtMs)).toEqual([undefined, 7_000])
})
