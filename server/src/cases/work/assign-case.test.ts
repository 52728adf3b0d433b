import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { assignCase } from './assign-case.ts'

test('of fifty agents who take one free case at once one wins, and the others are told who', async () => {
  const stage = await stageCases()
  const caseId = await stage.open()
  const agents = await Promise.all(Array.from({ length: 50 }, () => stage.worker()))
  const outcomes = await Promise.allSettled(
    agents.map((agent) => stage.run((tx) => assignCase(tx, agent, { caseId, ownerId: agent.id, onlyIfFree: true }))),
  )
  const { owner_id } = await stage.caseRow(caseId)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(agents.map(({ id }) => id)).toContain(owner_id)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'case/taken', kind: 'conflict', details: { ownerId: owner_id } })
  expect(await stage.facts(caseId)).toEqual(['case.assigned'])
})

test('a case is given to a person, a team or nobody; giving it again to the same is no news', async () => {
  const stage = await stageCases()
  const [boss, agent] = [await stage.worker(), await stage.worker()]
  const teamId = await stage.team()
  const caseId = await stage.open()
  const give = (ownerId: string | null, team?: string | null) => stage.run((tx) => assignCase(tx, boss, { caseId, ownerId, teamId: team }))
  await give(agent.id)
  await give(agent.id)
  await give(null, teamId)
  expect(await stage.caseRow(caseId)).toMatchObject({ owner_id: null, team_id: teamId })
  expect(await stage.facts(caseId)).toEqual(['case.assigned', 'case.assigned'])
  await give(agent.id)
  expect(await stage.caseRow(caseId)).toMatchObject({ owner_id: agent.id, team_id: teamId })
})

test('a case is not given to someone who has gone, to a team that is retired, or when it is closed', async () => {
  const stage = await stageCases()
  const [boss, gone] = [await stage.worker(), await stage.worker()]
  const teamId = await stage.team()
  await stage.db.updateTable('people').set({ deactivated_at: new Date() }).where('id', '=', gone.id).execute()
  await stage.db.updateTable('teams').set({ retired_at: new Date() }).where('id', '=', teamId).execute()
  const open = await stage.open()
  const closed = await stage.open({ state: 'closed', closed_at: new Date() })
  const give = (caseId: string, ownerId: string | null, team?: string) => stage.run((tx) => assignCase(tx, boss, { caseId, ownerId, teamId: team }))
  await expect(give(open, gone.id)).rejects.toMatchObject({ code: 'person/unknown' })
  await expect(give(open, null, teamId)).rejects.toMatchObject({ code: 'team/unknown' })
  await expect(give(closed, boss.id)).rejects.toMatchObject({ code: 'case/closed' })
})
