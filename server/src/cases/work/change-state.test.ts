import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { mayMove } from '../rules/may-move.ts'
import { changeState } from './change-state.ts'

test('escalated work never comes back as new, and nothing moves out of closed by hand', () => {
  expect(mayMove('new', 'pending')).toBe(true)
  expect(mayMove('pending', 'new')).toBe(true)
  expect(mayMove('escalated', 'pending')).toBe(true)
  expect(mayMove('escalated', 'new')).toBe(false)
  expect(mayMove('closed', 'pending')).toBe(false)
  expect(mayMove('closed', 'new')).toBe(false)
})

test('escalating hands the case to a team, and takes it from an owner who is not of that team', async () => {
  const stage = await stageCases()
  const teamId = await stage.team()
  const [agent, member] = [await stage.worker(), await stage.worker('all', [teamId])]
  const [theirs, ours] = [await stage.open({ owner_id: agent.id }), await stage.open({ owner_id: member.id })]
  for (const caseId of [theirs, ours]) await stage.run((tx) => changeState(tx, agent, { caseId, state: 'escalated', teamId }))
  expect(await stage.caseRow(theirs)).toMatchObject({ state: 'escalated', team_id: teamId, owner_id: null })
  expect(await stage.caseRow(ours)).toMatchObject({ state: 'escalated', team_id: teamId, owner_id: member.id })
  expect(await stage.facts(theirs)).toEqual(['case.state-changed', 'case.escalated', 'case.assigned'])
})

test('a move that is not in the table is refused, and one to where it stands is no news', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open()
  const move = (state: 'new' | 'pending' | 'escalated') => stage.run((tx) => changeState(tx, agent, { caseId, state }))
  await expect(move('escalated')).rejects.toMatchObject({ code: 'case/team-required' })
  await move('new')
  expect(await stage.facts(caseId)).toEqual([])
  await stage.db.updateTable('cases').set({ state: 'escalated' }).where('id', '=', caseId).execute()
  await expect(move('new')).rejects.toMatchObject({ code: 'case/no-such-move' })
  await stage.db.updateTable('cases').set({ state: 'closed', closed_at: new Date() }).where('id', '=', caseId).execute()
  await expect(move('pending')).rejects.toMatchObject({ code: 'case/closed' })
})
