import { readContactHistory } from '@atalaya/shared/contract/contacts.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../../test/people.ts'
import { stageCases } from '../../test/stage-cases.ts'
import { testApp } from '../../test/test-app.ts'
import { inTransaction } from '../platform/db.ts'
import { addTeam } from '../staff/add-team.ts'
import { fillCases, setScene } from './analytics.fixture.ts'

test('a contact’s history shows every case once, newest first, and keeps the title of those one may not read', async () => {
  const app = await testApp()
  const { teamId } = await inTransaction(app.db, (tx) => addTeam(tx, { name: 'Otra' }))
  const supervisor = await signedIn(app, 'supervisor')
  const agent = await signedIn(app, 'agent')
  const scene = await setScene(app)
  await fillCases(app, scene, { ownerIds: [supervisor.person.personId], teamIds: [teamId] }, app.clock.now().toISOString(), 60)
  const contactId = scene.contactIds[0]!

  const all = (await supervisor.call(readContactHistory, { contactId, limit: 100 })).rows
  expect(all).toHaveLength(30)
  expect(all.map(({ openedAt }) => openedAt)).toEqual(
    all
      .map(({ openedAt }) => openedAt)
      .toSorted()
      .toReversed(),
  )
  expect(all.every(({ readable, title }) => readable && title.startsWith('Caso '))).toBe(true)

  const first = await agent.call(readContactHistory, { contactId, limit: 20 })
  const second = await agent.call(readContactHistory, { contactId, limit: 20, cursor: first.nextCursor ?? '' })
  const seen = [...first.rows, ...second.rows]
  expect(seen.map(({ caseId }) => caseId)).toEqual(all.map(({ caseId }) => caseId))
  expect(second.nextCursor).toBeNull()
  const owned = await app.db
    .selectFrom('cases')
    .select('id')
    .where((eb) => eb.or([eb('owner_id', 'is not', null), eb('team_id', 'is not', null)]))
    .execute()
  const foreign = new Set(owned.map(({ id }) => id))
  for (const { caseId, readable, title } of seen) expect([readable, title !== '']).toEqual([!foreign.has(caseId), !foreign.has(caseId)])
  expect(seen.some(({ readable }) => readable) && seen.some(({ readable }) => !readable)).toBe(true)
})

test('a case that another team has and nobody owns is there without its title', async () => {
  const stage = await stageCases()
  const agent = await signedIn(stage, 'agent')
  const contactId = await stage.contact()
  const caseId = await stage.open({ contact_id: contactId, team_id: await stage.team(), title: 'Perdí la tarjeta' })
  expect((await agent.call(readContactHistory, { contactId })).rows).toMatchObject([{ caseId, readable: false, title: '' }])
})
