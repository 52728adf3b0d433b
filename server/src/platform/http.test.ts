import { expect, test } from 'vitest'
import { signedIn } from '../../test/people.ts'
import { type TestApp, testApp } from '../../test/test-app.ts'

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
