import { expect, test } from 'vitest'
import { stageCases } from '../../test/stage-cases.ts'
import { releaseCases } from './release-cases.ts'

test('the open cases of someone who has gone belong to nobody, the closed ones stay theirs', async () => {
  const stage = await stageCases()
  const gone = await stage.worker()
  const team = await stage.team()
  const open = await stage.open({ owner_id: gone.id, team_id: team })
  const closed = await stage.open({ owner_id: gone.id, state: 'closed', closed_at: new Date() })
  await stage.run((tx) => releaseCases(tx, gone.id))
  expect(await stage.caseRow(open)).toMatchObject({ owner_id: null, team_id: team })
  expect(await stage.facts(open)).toEqual(['case.assigned'])
  expect((await stage.caseRow(closed)).owner_id).toBe(gone.id)
})
