import { listKeys, listPeople, makeKey, readMe, revokeKey } from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { caller, signedIn } from '../../../test/people.ts'
import { type TestApp, testApp } from '../../../test/test-app.ts'
import { inTransaction } from '../../platform/db.ts'
import { addTeam } from '../add-team.ts'

const addOne = async (app: TestApp, name: string) => (await inTransaction(app.db, (tx) => addTeam(tx, { name }))).teamId

async function setUp() {
  const app = await testApp()
  const ana = await signedIn(app, 'administrator')
  const make = async (expiresAt: Date | null = null) => {
    const { key, apiKey } = await ana.call(makeKey, { name: 'CRM', permissions: ['staff.read'], expiresAt: expiresAt?.toISOString() ?? null })
    return { key, apiKey, integrator: caller(app, { authorization: `Bearer ${key}` }) }
  }
  return { app, ana, make }
}

test('a key does what it may and nothing else, and is shown whole only when it is made', async () => {
  const { app, ana, make } = await setUp()
  const { key, apiKey, integrator } = await make()
  expect(key).toMatch(/^atl_[\w-]{43}$/)
  expect((await integrator.call(listPeople, {})).length).toBe(1)
  expect((await integrator.ask(listKeys, {})).code).toBe('permission/missing')
  expect((await integrator.ask(readMe, {})).code).toBe('person/needed')
  expect(await ana.call(listKeys, {})).toEqual([{ ...apiKey, lastUsedAt: app.clock.now().toISOString() }])
  expect(JSON.stringify(await app.db.selectFrom('api_keys').selectAll().execute())).not.toContain(key.slice(10))
})

test('a key that is revoked opens nothing on the next request', async () => {
  const { ana, make, app } = await setUp()
  const { apiKey, integrator } = await make()
  await integrator.call(listPeople, {})
  await ana.call(revokeKey, { keyId: apiKey.keyId })
  await ana.call(revokeKey, { keyId: apiKey.keyId })
  expect((await integrator.ask(listPeople, {})).status).toBe(401)
  expect(await app.db.selectFrom('facts').select('data').where('type', '=', 'key.revoked').execute()).toHaveLength(1)
})

test('a key ends when it was said to, and is not made with an end in the past', async () => {
  const { app, ana, make } = await setUp()
  const { integrator } = await make(new Date(app.clock.now().getTime() + 60_000))
  expect((await integrator.ask(listPeople, {})).status).toBe(200)
  app.clock.wind(61_000)
  expect((await integrator.ask(listPeople, {})).status).toBe(401)
  const past = new Date(app.clock.now().getTime() - 1000).toISOString()
  expect((await ana.ask(makeKey, { name: 'CRM', permissions: ['staff.read'], expiresAt: past })).code).toBe('key/already-expired')
})

test('a key sees the cases of its teams and of nobody, and nobody makes one that sees more than they do', async () => {
  const { app, ana } = await setUp()
  const [mine, other] = [await addOne(app, 'Reclamos'), await addOne(app, 'Tarjetas')]
  const lead = await signedIn(app, 'agent', { teamIds: [mine] })
  await app.db
    .updateTable('permission_profiles')
    .set({ permissions: ['key.manage', 'case.read'] })
    .where('key', '=', 'agent')
    .execute()
  const key = { name: 'CRM', permissions: ['case.read' as const], scope: 'team' as const }
  expect((await ana.call(makeKey, { ...key, teamIds: [mine, mine] })).apiKey).toMatchObject({ scope: 'team', teamIds: [mine] })
  expect((await lead.call(makeKey, { ...key, teamIds: [mine] })).apiKey.teamIds).toEqual([mine])
  expect((await lead.ask(makeKey, { ...key, teamIds: [mine, other] })).code).toBe('key/sight-not-own')
  expect((await lead.ask(makeKey, { ...key, scope: 'all' })).code).toBe('key/sight-not-own')
  expect((await ana.ask(makeKey, { ...key, teamIds: [] })).code).toBe('key/no-teams')
  expect((await ana.ask(makeKey, { ...key, teamIds: [crypto.randomUUID()] })).code).toBe('team/unknown')
  expect((await ana.call(makeKey, { ...key, scope: 'all', teamIds: [mine] })).apiKey).toMatchObject({ scope: 'all', teamIds: [] })
})

test('the use of a key is noted at most once a minute', async () => {
  const { app, ana, make } = await setUp()
  const { integrator } = await make()
  const used = async () => (await ana.call(listKeys, {}))[0]!.lastUsedAt
  await integrator.call(listPeople, {})
  const first = await used()
  app.clock.wind(30_000)
  await integrator.call(listPeople, {})
  expect(await used()).toBe(first)
  app.clock.wind(31_000)
  await integrator.call(listPeople, {})
  expect(await used()).toBe(app.clock.now().toISOString())
})

test.each(['Bearer atl_0000000000000000000000000000000000000000000', 'Bearer nonsense', 'Basic YTpi', ''])(
  'the header %j is nobody’s, whatever cookie comes with it',
  async (authorization) => {
    const { ana } = await setUp()
    expect((await ana.ask(listPeople, {}, { authorization })).status).toBe(401)
  },
)
