import { listSessions, readStart, signIn, signOut } from '@atalaya/shared/contract/staff.ts'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { caller, keepCookies, signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { isPasswordOf } from './is-password-of.ts'

const PASSWORD = 'tres-gatos-suben'
const EMAIL = 'rocio@tambo.example'

async function setUp(environment: Record<string, string> = {}) {
  const app = await testApp(environment)
  const rocio = await signedIn(app, 'agent', { email: EMAIL, password: PASSWORD })
  const factsOf = async (type: string) => app.db.selectFrom('facts').select(['data', 'actor_id']).where('type', '=', type).execute()
  return { app, rocio, nobody: caller(app), factsOf }
}

test('the right password opens a session whose cookie no script can read', async () => {
  const { app, rocio, nobody, factsOf } = await setUp()
  const { status, body, cookies } = await nobody.ask(signIn, { email: 'Rocio@Tambo.example', password: PASSWORD })
  expect([status, body]).toEqual([200, { next: 'done' }])
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatch(/^atalaya\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)
  const sessions = await caller(app, { cookie: keepCookies(cookies) }).call(listSessions, {})
  expect(sessions.map(({ current, ipAddress }) => ({ current, ipAddress }))).toContainEqual({ current: true, ipAddress: '127.0.0.1' })
  expect(await factsOf('person.signed-in')).toMatchObject([{ actor_id: rocio.person.personId, data: { personId: rocio.person.personId } }])
})

test('over https the cookie is sent over https alone', async () => {
  const { nobody } = await setUp({ PUBLIC_URL: 'https://atalaya.example' })
  const { cookies } = await nobody.ask(signIn, { email: EMAIL, password: PASSWORD })
  expect(cookies[0]).toMatch(/^__Secure-atalaya\.session_token=.*; Secure/)
})

test('a wrong password, an unknown address and a deactivated person are answered alike, and noted', async () => {
  const { app, rocio, nobody, factsOf } = await setUp()
  const gone = await signedIn(app, 'agent', { password: PASSWORD })
  await app.db.updateTable('people').set({ deactivated_at: app.clock.now() }).where('id', '=', gone.person.personId).execute()
  const answers = [
    await nobody.ask(signIn, { email: EMAIL, password: 'otra-cosa-distinta' }),
    await nobody.ask(signIn, { email: 'nadie@tambo.example', password: PASSWORD }),
    await nobody.ask(signIn, { email: gone.person.email, password: PASSWORD }),
  ].map(({ status, body, cookies }) => ({ status, body: { ...body, requestId: '' }, cookies }))
  expect(answers[0]).toMatchObject({ status: 401, body: { code: 'session/refused' }, cookies: [] })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect((await factsOf('person.sign-in-failed')).map(({ data }) => data)).toEqual([
    { personId: rocio.person.personId },
    { personId: null },
    { personId: gone.person.personId },
  ])
})

test('known and unknown addresses, people without a password and deactivated ones cost the same statements', async () => {
  const { app, nobody } = await setUp()
  const gone = await signedIn(app, 'agent', { password: PASSWORD })
  await app.db.updateTable('people').set({ deactivated_at: app.clock.now() }).where('id', '=', gone.person.personId).execute()
  const invited = await signedIn(app, 'agent')
  const ask = (email: string) => nobody.ask(signIn, { email, password: 'otra-cosa-distinta' })
  const work = async (email: string) => {
    const asked: string[] = []
    const query = pg.Client.prototype.query
    const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
      const [text] = given as [string | { text: string }]
      asked.push(typeof text === 'string' ? text : text.text)
      return (query as (...all: unknown[]) => unknown).apply(this, given)
    } as never)
    expect((await ask(email)).code).toBe('session/refused')
    spy.mockRestore()
    return asked
  }
  await ask('para-calentar@tambo.example')
  const known = await work(EMAIL)
  expect(known.length).toBeGreaterThan(3)
  for (const email of ['nadie@tambo.example', gone.person.email, invited.person.email]) expect(await work(email)).toEqual(known)
})

test('a password is hashed once whoever it is not of', async () => {
  const { app } = await setUp()
  await signedIn(app, 'agent', { email: 'invitada@tambo.example' })
  for (const email of [EMAIL, 'nadie@tambo.example', 'invitada@tambo.example']) {
    const hashed: string[] = []
    const hashing = { nobodys: Promise.resolve('hash of nobody'), verify: async ({ hash }: { hash: string }) => hashed.push(hash) < 0 }
    expect(await isPasswordOf(app.db, hashing, { email, password: PASSWORD })).toBe(false)
    expect(hashed).toEqual([email === EMAIL ? expect.stringMatching(/^\$argon2id/) : 'hash of nobody'])
  }
})

test.each([EMAIL, 'nadie@tambo.example'])('of a hundred guesses at once for %s ten are judged at most', async (email) => {
  const { nobody } = await setUp()
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => nobody.ask(signIn, { email, password: `guess-number-${n}` })))
  const codes = answers.map(({ code }) => code)
  expect(codes.filter((code) => code === 'session/refused').length).toBeLessThanOrEqual(10)
  expect(new Set(codes.filter((code) => code !== 'session/refused'))).toEqual(new Set(['session/too-many-attempts']))
})

test('an account that was guessed at opens again after a quarter of an hour', async () => {
  const { app, nobody } = await setUp()
  for (let n = 0; n < 12; n++) await nobody.ask(signIn, { email: EMAIL, password: 'no-es-la-que-es' })
  expect((await nobody.ask(signIn, { email: EMAIL, password: PASSWORD })).status).toBe(429)
  app.clock.wind(16 * 60_000)
  expect((await nobody.ask(signIn, { email: EMAIL, password: PASSWORD })).status).toBe(200)
})

test('one address cannot try a few passwords on each of many accounts', async () => {
  const { nobody } = await setUp()
  const statuses: number[] = []
  for (let n = 0; n < 65; n++) statuses.push((await nobody.ask(signIn, { email: `persona${n}@tambo.example`, password: PASSWORD })).status)
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([401]))
  expect(new Set(statuses.slice(60))).toEqual(new Set([429]))
})

test('who signs out is nobody on the next request', async () => {
  const { rocio, factsOf } = await setUp()
  await rocio.call(listSessions, {})
  const { cookies } = await rocio.ask(signOut, {})
  expect(cookies.some((cookie) => /session_token=;.*Max-Age=0/.test(cookie))).toBe(true)
  expect((await rocio.ask(listSessions, {})).status).toBe(401)
  expect(await factsOf('person.signed-out')).toHaveLength(1)
})

test('a cookie with another signature, or none, opens nothing', async () => {
  const { app, rocio } = await setUp()
  const [name = '', value = ''] = rocio.cookie.split('=')
  const token = decodeURIComponent(value).split('.')[0]!
  for (const forged of [token, `${token}.`, `${token}.${'A'.repeat(43)}=`, '%E0%A4%A', '']) {
    expect((await caller(app, { cookie: `${name}=${encodeURIComponent(forged)}` }).ask(listSessions, {})).status).toBe(401)
  }
})

test('a form on another site cannot sign anyone out', async () => {
  const { rocio } = await setUp()
  expect((await rocio.ask(signOut, {}, { origin: 'https://evil.example', host: 'atalaya.example' })).code).toBe('origin/foreign')
})

test('the first page learns what it needs and nothing about people', async () => {
  const { nobody } = await setUp()
  expect(await nobody.call(readStart, {})).toEqual({
    workspaceName: null,
    needsFirstAdministrator: false,
    demo: false,
    demoSignIns: [],
    mailConfigured: false,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  })
})
