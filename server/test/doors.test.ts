import { listCases, readCase } from '@atalaya/shared/contract/cases.ts'
import { listLooseMessages } from '@atalaya/shared/contract/conversations.ts'
import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import { BUILT_IN_PROFILES, PROFILE_KEYS } from '@atalaya/shared/contract/permissions.ts'
import { revokeKey } from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { DOORS, DOORS_BESIDE } from './doors.ts'
import { type Answer, type Calling, caller, openSession, signedIn, withKey } from './people.ts'
import { plausibleInput } from './plausible-input.ts'
import { stageCases } from './stage-cases.ts'
import { type TestApp, testApp } from './test-app.ts'

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`
const OPEN = new Set(['anyone', 'visitor'])

interface Met {
  route: string
  door: string
  status: number
  code: string | undefined
}

/** Knocks at every door of the contract that lets `select` through. */
async function knock(app: TestApp, select: (endpoint: Endpoint) => boolean, as: (endpoint: Endpoint) => Promise<Calling>): Promise<Met[]> {
  const met: Met[] = []
  for (const endpoint of app.http.endpoints.filter(select)) {
    const { status, code }: Answer = await (await as(endpoint)).ask(endpoint, plausibleInput(endpoint.input))
    met.push({ route: nameOf(endpoint), door: endpoint.door, status, code })
  }
  return met
}

test('every route is in the table of doors, with the door it has', async () => {
  const app = await testApp()
  const served = Object.fromEntries(app.http.endpoints.map((endpoint) => [nameOf(endpoint), endpoint.door]))
  expect(served).toEqual(Object.fromEntries(Object.keys(served).map((name) => [name, DOORS[name]])))
})

test('every route beside the contract is in its table too', async () => {
  const app = await testApp()
  await app.http.raw.ready()
  const own = new Set(app.http.endpoints.map(nameOf))
  const beside = listRoutes(app.http.raw.printRoutes({ commonPrefix: false })).filter((name) => !own.has(name))
  expect(beside.filter((name) => DOORS_BESIDE[name] === undefined)).toEqual([])
})

test('nobody passes a door that is not open to anyone', async () => {
  const app = await testApp()
  const met = await knock(
    app,
    ({ door }) => !OPEN.has(door),
    async () => caller(app),
  )
  expect(met.filter(({ status }) => status !== 401)).toEqual([])
  for (const [name, door] of Object.entries(DOORS_BESIDE)) {
    if (door !== 'signed-in') continue
    const [method = '', path = ''] = name.split(' ')
    const { statusCode } = await app.http.raw.inject({ method: method === 'POST' ? 'POST' : 'GET', url: path.replace(/:\w+/, crypto.randomUUID()) })
    expect([name, statusCode]).toEqual([name, 401])
  }
})

test('open doors ask nobody to sign in', async () => {
  const app = await testApp()
  const met = await knock(
    app,
    ({ door }) => OPEN.has(door),
    async () => caller(app),
  )
  expect(met.filter(({ status, code }) => code === 'session/missing' || code === 'permission/missing' || status >= 500)).toEqual([])
})

test.each(PROFILE_KEYS)('a profile passes exactly the doors of its permissions: %s', async (profileKey) => {
  const app = await testApp()
  await signedIn(app, 'administrator')
  const someone = await signedIn(app, profileKey, { password: 'tres-gatos-suben' })
  const allowed = new Set<string>([...BUILT_IN_PROFILES[profileKey].permissions, 'signed-in'])
  // A session for each knock, since some doors end it.
  const anew = async () => caller(app, { cookie: await openSession(app, someone.person.personId) })
  const met = await knock(app, ({ door }) => !OPEN.has(door), anew)
  expect(met.filter(({ door, code }) => allowed.has(door) === (code === 'permission/missing'))).toEqual([])
  expect(met.filter(({ status }) => status === 401 || status >= 500)).toEqual([])
})

test('a revoked key passes no door', async () => {
  const app = await testApp()
  const ana = await signedIn(app, 'administrator')
  const key = await withKey(app, BUILT_IN_PROFILES.administrator.permissions)
  await ana.call(revokeKey, { keyId: key.keyId })
  const met = await knock(
    app,
    ({ door }) => !OPEN.has(door),
    async () => key,
  )
  expect(met.filter(({ status }) => status !== 401)).toEqual([])
})

test('a key without permissions passes no door that asks for one', async () => {
  const app = await testApp()
  const key = await withKey(app, [])
  const met = await knock(
    app,
    ({ door }) => !OPEN.has(door),
    async () => key,
  )
  const wrong = met.filter(({ door, status, code }) => (door === 'signed-in' ? status === 401 || status >= 500 : code !== 'permission/missing'))
  expect(wrong).toEqual([])
})

test('a key of one team finds nothing of another team’s behind any door', async () => {
  const stage = await stageCases()
  const [own, other] = [await stage.team(), await stage.team()]
  const caseId = await stage.open({ team_id: other })
  const { id: messageId, conversation_id: conversationId } = await stage.db
    .selectFrom('messages')
    .select(['id', 'conversation_id'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  const named = { caseId, messageId, conversationId }
  const key = await withKey(stage, BUILT_IN_PROFILES.administrator.permissions, [own])
  const met: [string, number, string | undefined][] = []
  for (const endpoint of stage.http.endpoints.filter(({ path }) => /:(case|message|conversation)Id/.test(path))) {
    const ids = Object.entries(named).filter(([name]) => endpoint.path.includes(`:${name}`))
    const { status, code } = await key.ask(endpoint, { ...plausibleInput(endpoint.input), ...Object.fromEntries(ids) })
    met.push([nameOf(endpoint), status, code])
  }
  expect(met.length).toBeGreaterThan(20)
  // Some things are only for people, whoever's the case is.
  expect(met.filter(([, status, code]) => status !== 404 && code !== 'person/needed')).toEqual([])
  expect((await key.call(listCases, { view: 'all' })).rows).toEqual([])
  expect((await key.call(listLooseMessages, {})).rows).toEqual([])
  const seen = await withKey(stage, BUILT_IN_PROFILES.administrator.permissions, [other])
  expect((await seen.call(listCases, { view: 'all' })).rows.map((row) => row.caseId)).toEqual([caseId])
  expect((await seen.ask(readCase, { caseId })).status).toBe(200)
})

/** The lines of Fastify's tree of routes as `METHOD path`, without what serves pages. */
function listRoutes(tree: string): string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const found = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line)
    if (!found) return []
    const [, indent = '', part = '', methods = ''] = found
    const depth = indent.length / 4
    above.length = depth
    above.push(part)
    const path = above.join('')
    if (!/^\/(api|hooks|widget|metrics|healthz|readyz)\b/.test(path)) return []
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method} ${path}`)
  })
}
