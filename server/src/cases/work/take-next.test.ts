import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { takeNext } from './take-next.ts'

const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000)

test('the next case is what is overdue, then by priority, then who waits longest', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const recent = await stage.open({ waiting_since: minutesAgo(1), due_at: new Date(Date.now() + 9 * 60_000) })
  const longer = await stage.open({ waiting_since: minutesAgo(5), due_at: new Date(Date.now() + 5 * 60_000) })
  const urgent = await stage.open({ priority: 2 })
  const overdue = await stage.open({ waiting_since: minutesAgo(20), due_at: minutesAgo(10), priority: -1 })
  await stage.open({ snoozed_until: new Date(Date.now() + 60_000) })
  await stage.open({ set_aside_at: new Date() })
  await stage.open({ owner_id: agent.id })
  const taken = []
  for (let n = 0; n < 5; n++) taken.push(await stage.run((tx) => takeNext(tx, agent)))
  expect(taken).toEqual([overdue, urgent, longer, recent, null])
})

test('agents who ask at once are given different cases, and only ones they may see', async () => {
  const stage = await stageCases()
  const [team, otherTeam] = [await stage.team(), await stage.team()]
  const cases = await Promise.all(Array.from({ length: 10 }, () => stage.open({ team_id: team })))
  await stage.open({ team_id: otherTeam, priority: 2 })
  const agents = await Promise.all(Array.from({ length: 12 }, () => stage.worker('team', [team])))
  const taken = await Promise.all(agents.map((agent) => stage.run((tx) => takeNext(tx, agent))))
  expect(taken.filter((id) => id !== null).sort()).toEqual([...cases].sort())
})
