import { pino } from 'pino'
import { expect, test } from 'vitest'
import { signedIn } from '../../test/people.ts'
import { type TestApp, testApp } from '../../test/test-app.ts'
import { createHttp } from './http.ts'

/** One after the other, as a limit counts them. */
async function knock(app: TestApp, times: number, url: string, headersOf: (n: number) => Record<string, string>): Promise<number> {
  let refused = 0
  for (let n = 0; n < times; n++) if ((await app.http.raw.inject({ url, headers: headersOf(n) })).statusCode === 429) refused++
  return refused
}

test('what a stranger makes up to be known by gives them no more requests', async () => {
  const app = await testApp({ RATE_LIMITS: 'true' })
  expect(await knock(app, 310, '/api/start', (n) => ({ cookie: `atalaya.session_token=${n}` }))).toBe(10)
  expect(await knock(app, 1210, '/api/me', (n) => ({ authorization: `Bearer atl_${String(n).padStart(43, '0')}` }))).toBe(10)
})

test('colleagues behind one address do not use up each other’s requests', async () => {
  const app = await testApp({ RATE_LIMITS: 'true' })
  const [one, other] = [await signedIn(app, 'agent'), await signedIn(app, 'agent')]
  expect(await knock(app, 1201, '/api/teams', () => ({ cookie: one.cookie }))).toBe(1)
  expect(await knock(app, 1, '/api/teams', () => ({ cookie: other.cookie }))).toBe(0)
})

test('answers are kept by nobody on the way, and browsers come back encrypted once we are', async () => {
  const plain = await testApp()
  const { headers } = await plain.http.raw.inject({ url: '/api/start' })
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(headers['strict-transport-security']).toBeUndefined()
  const encrypted = await testApp({ PUBLIC_URL: 'https://desk.banco.example' })
  expect((await encrypted.http.raw.inject({ url: '/api/start' })).headers['strict-transport-security']).toBe('max-age=31536000')
})

test('no token that stands in an address is written to the log', async () => {
  const { platform } = await testApp()
  const lines: string[] = []
  const http = await createHttp({ ...platform, log: pino({ level: 'trace' }, { write: (line) => void lines.push(line) }) })
  http.raw.get('/widget/live', async () => 'hola')
  await http.raw.inject({ url: '/widget/live?visitor=v1.secret', headers: { authorization: 'Visitor v1.secret', cookie: 'a=v1.secret' } })
  await http.raw.close()
  expect(lines.join('')).toContain('/widget/live')
  expect(lines.join('')).not.toContain('secret')
})

test('metrics are for this machine by its own name, or for who has the token', async () => {
  const near = await testApp()
  const status = async (app: TestApp, headers: Record<string, string>) => (await app.http.raw.inject({ url: '/metrics', headers })).statusCode
  expect(await status(near, { host: '127.0.0.1:4000' })).toBe(200)
  expect(await status(near, { host: 'desk.banco.example' })).toBe(403)
  expect(await status(near, { host: 'localhost', 'x-forwarded-for': '203.0.113.9' })).toBe(403)
  const guarded = await testApp({ METRICS_TOKEN: 'a-token-of-the-watchers' })
  expect(await status(guarded, { host: 'localhost' })).toBe(403)
  expect(await status(guarded, { authorization: 'Bearer a-token-of-the-watchers' })).toBe(200)
})

test('a body that gives a name twice is refused, and changes nothing', async () => {
  const app = await testApp()
  const { cookie, person } = await signedIn(app, 'agent', { name: 'Ana' })
  const change = (payload: string) =>
    app.http.raw.inject({ method: 'PATCH', url: '/api/me', payload, headers: { cookie, 'content-type': 'application/json' } })
  for (const payload of ['{"name":"Beto","name":"Carla"}', String.raw`{"preferences":{"a":1,"\u0061":2},"name":"Beto"}`]) {
    const answer = await change(payload)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request/duplicate-key'])
  }
  const { name } = await app.db.selectFrom('people').select('name').where('id', '=', person.personId).executeTakeFirstOrThrow()
  expect(name).toBe('Ana')
  expect((await change('{"name":"Beto"}')).statusCode).toBe(200)
  expect((await change('{"__proto__":{"name":"Beto"}}')).statusCode).toBe(400)
})
