import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { changeMany } from './change-many.ts'

test('each of many cases is changed as if alone: what is refused is listed and holds up none', async () => {
  const stage = await stageCases()
  const team = await stage.team()
  const agent = await stage.worker('team', [])
  const [good, other] = [await stage.open(), await stage.open()]
  const hidden = await stage.open({ team_id: team })
  const closed = await stage.open({ state: 'closed', closed_at: new Date() })
  const change = { do: 'assign', ownerId: agent.id } as const
  expect(await changeMany(stage.db, agent, { caseIds: [good, hidden, closed, other, good], change })).toEqual({
    changed: 2,
    failed: [
      { caseId: hidden, code: 'case/unknown' },
      { caseId: closed, code: 'case/closed' },
    ],
  })
  expect((await stage.caseRow(other)).owner_id).toBe(agent.id)
})

test('a tag given to many is added to those they have', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const [worn, given] = [crypto.randomUUID(), crypto.randomUUID()]
  await stage.db
    .insertInto('tags')
    .values([
      { id: worn, name: 'VIP' },
      { id: given, name: 'Prensa' },
    ])
    .execute()
  const caseIds = [await stage.open(), await stage.open()]
  await stage.db.insertInto('case_tags').values({ case_id: caseIds[0]!, tag_id: worn }).execute()
  await changeMany(stage.db, agent, { caseIds, change: { do: 'tag', tagIds: [given] } })
  const rows = await stage.db.selectFrom('case_tags').selectAll().execute()
  expect(rows).toHaveLength(3)
})

test('a case set aside leaves the work and comes back whole', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open()
  await changeMany(stage.db, agent, { caseIds: [caseId], change: { do: 'set-aside' } })
  expect(await stage.caseRow(caseId)).toMatchObject({ set_aside_at: agent.at, messages: 1, state: 'new' })
  expect(await stage.facts(caseId)).toEqual(['case.set-aside'])
})
