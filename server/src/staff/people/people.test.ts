import {
  changeMe,
  changePerson,
  deactivatePerson,
  listPeople,
  listProfiles,
  listTeams,
  reactivatePerson,
  readMe,
  saveTeam,
  signIn,
} from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { caller, signedIn, withKey } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { newId } from '../../platform/ids.ts'

const PASSWORD = 'tres-gatos-suben'

async function setUp() {
  const app = await testApp()
  const ana = await signedIn(app, 'administrator', { name: 'Ana' })
  const beto = await signedIn(app, 'agent', { name: 'Beto', password: PASSWORD })
  const profiles = await ana.call(listProfiles, {})
  const profileOf = (key: string) => profiles.find((profile) => profile.key === key)!.profileId
  const factsOf = async (type: string) => (await app.db.selectFrom('facts').select('data').where('type', '=', type).execute()).map(({ data }) => data)
  return { app, ana, beto, betoId: beto.person.personId, anaId: ana.person.personId, profileOf, factsOf }
}

test('who is deactivated is out on the next request and cannot come back in', async () => {
  const { app, ana, beto, betoId, factsOf } = await setUp()
  await beto.call(readMe, {})
  const gone = await ana.call(deactivatePerson, { personId: betoId })
  expect(gone.deactivatedAt).toBe(app.clock.now().toISOString())
  expect((await beto.ask(readMe, {})).status).toBe(401)
  expect((await caller(app).ask(signIn, { email: beto.person.email, password: PASSWORD })).code).toBe('session/refused')
  await ana.call(deactivatePerson, { personId: betoId })
  expect(await factsOf('person.deactivated')).toEqual([{ personId: betoId }])
})

test('who is given access again signs in anew: the old session stays ended', async () => {
  const { app, ana, beto, betoId } = await setUp()
  await ana.call(deactivatePerson, { personId: betoId })
  expect((await ana.call(reactivatePerson, { personId: betoId })).deactivatedAt).toBeNull()
  expect((await beto.ask(readMe, {})).status).toBe(401)
  expect((await caller(app).ask(signIn, { email: beto.person.email, password: PASSWORD })).status).toBe(200)
})

test('a right that is taken away is gone on the next request', async () => {
  const { ana, app, profileOf } = await setUp()
  const carla = await signedIn(app, 'administrator')
  await carla.call(changeMe, { name: 'Carla' })
  await ana.call(changePerson, { personId: carla.person.personId, profileId: profileOf('agent') })
  expect((await carla.ask(changePerson, { personId: carla.person.personId, name: 'C' })).code).toBe('permission/missing')
})

test('someone who can manage people is always left, even when two remove each other at once', async () => {
  const { app, ana, anaId, profileOf } = await setUp()
  expect((await ana.ask(deactivatePerson, { personId: anaId })).code).toBe('person/last-administrator')
  expect((await ana.ask(changePerson, { personId: anaId, profileId: profileOf('agent') })).code).toBe('person/last-administrator')
  const carla = await signedIn(app, 'administrator')
  const answers = await Promise.all([
    ana.ask(deactivatePerson, { personId: carla.person.personId }),
    carla.ask(deactivatePerson, { personId: anaId }),
  ])
  const [winner, loser] = answers.map(({ status }) => status).sort()
  expect(winner).toBe(200)
  expect([401, 409]).toContain(loser)
  expect(
    await app.db.selectFrom('people').select('id').where('deactivated_at', 'is', null).where('id', 'in', [anaId, carla.person.personId]).execute(),
  ).toHaveLength(1)
})

test('a key that manages people raises nobody above itself and touches nobody above it', async () => {
  const { app, anaId, betoId, profileOf } = await setUp()
  const integrator = await withKey(app, ['staff.manage'])
  for (const input of [
    { personId: anaId, name: 'X' },
    { personId: betoId, profileId: profileOf('administrator') },
  ])
    expect((await integrator.ask(changePerson, input)).code).toBe('permission/not-own')
  expect((await integrator.ask(deactivatePerson, { personId: anaId })).code).toBe('permission/not-own')
})

test('teams are changed from the person and from the team alike', async () => {
  const { ana, beto, betoId, anaId } = await setUp()
  const teamId = newId()
  const saved = await ana.call(saveTeam, { teamId, name: 'Redes', memberIds: [anaId, betoId, betoId], retired: false })
  expect(saved).toEqual({ teamId, name: 'Redes', memberIds: [anaId, betoId].sort(), retiredAt: null })
  expect((await beto.call(readMe, {})).teamIds).toEqual([teamId])
  expect((await ana.call(changePerson, { personId: betoId, teamIds: [] })).teamIds).toEqual([])
  expect((await ana.call(listTeams, {}))[0]!.memberIds).toEqual([anaId])
  expect((await ana.call(changePerson, { personId: betoId, teamIds: [teamId] })).teamIds).toEqual([teamId])
})

test('a team keeps the moment it was retired, and can be taken up again', async () => {
  const { app, ana } = await setUp()
  const team = { teamId: newId(), name: 'Redes', memberIds: [] }
  const { retiredAt } = await ana.call(saveTeam, { ...team, retired: true })
  app.clock.wind(60_000)
  expect((await ana.call(saveTeam, { ...team, retired: true })).retiredAt).toBe(retiredAt)
  expect((await ana.call(saveTeam, { ...team, retired: false })).retiredAt).toBeNull()
  expect((await ana.ask(saveTeam, { ...team, teamId: newId(), retired: false })).code).toBe('team/name-taken')
})

test.each([
  ['profileId', 'profile/unknown', () => ({ profileId: newId() })],
  ['teamIds', 'team/unknown', () => ({ teamIds: [newId()] })],
  ['personId', 'person/unknown', () => ({ personId: newId() })],
])('an unknown %s is refused as %s', async (_, code, wrong) => {
  const { ana, betoId } = await setUp()
  expect((await ana.ask(changePerson, { personId: betoId, ...wrong() })).code).toBe(code)
})

test('one’s own preferences are merged by key, and null takes one away', async () => {
  const { beto, factsOf, betoId } = await setUp()
  await beto.call(changeMe, { preferences: { theme: 'dark', density: 'compact' } })
  const me = await beto.call(changeMe, { locale: 'pt', preferences: { theme: null, sound: false } })
  expect(me).toMatchObject({ locale: 'pt', preferences: { density: 'compact', sound: false } })
  expect(me.preferences).not.toHaveProperty('theme')
  expect((await beto.ask(changeMe, { preferences: { note: 'x'.repeat(40_000) } })).code).toBe('preferences/too-large')
  expect(await factsOf('person.changed')).toEqual([{ personId: betoId }, { personId: betoId }])
})

test('everyone is listed by name, with when they were last seen', async () => {
  const { app, ana, beto } = await setUp()
  await beto.call(readMe, {})
  const people = await ana.call(listPeople, {})
  expect(people.map(({ name, profileKey, lastSeenAt }) => [name, profileKey, lastSeenAt])).toEqual([
    ['Ana', 'administrator', app.clock.now().toISOString()],
    ['Beto', 'agent', app.clock.now().toISOString()],
  ])
})

test('a session ends seven days after it was last put off', async () => {
  const { app, beto } = await setUp()
  app.clock.wind(7 * 86_400_000 - 1000)
  expect((await beto.ask(listPeople, {})).status).toBe(200)
  app.clock.wind(2000)
  expect((await beto.ask(listPeople, {})).status).toBe(401)
})
