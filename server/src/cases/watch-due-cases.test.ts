import { expect, test } from 'vitest'
import { stageCases } from '../../test/stage-cases.ts'
import { markDueCases } from './watch-due-cases.ts'

test('a case is warned of at four fifths of the promised time and breached at its end, once each', async () => {
  const stage = await stageCases()
  const caseId = await stage.open()
  const look = () => Promise.all([markDueCases(stage.platform), markDueCases(stage.platform)])
  stage.clock.wind(479_000)
  await look()
  expect(await stage.facts(caseId)).toEqual([])
  stage.clock.wind(1_000)
  await look()
  await look()
  expect(await stage.facts(caseId)).toEqual(['case.warned'])
  stage.clock.wind(120_000)
  await look()
  await look()
  expect(await stage.facts(caseId)).toEqual(['case.warned', 'case.breached'])
  expect((await stage.caseRow(caseId)).breached_at).toEqual(stage.clock.now())
})

test('no clock rings for a case that is answered, closed or set aside', async () => {
  const stage = await stageCases()
  const quiet = [
    await stage.open({ waiting_since: null, due_at: null }),
    await stage.open({ state: 'closed', closed_at: new Date() }),
    await stage.open({ set_aside_at: new Date() }),
  ]
  stage.clock.wind(3_600_000)
  await markDueCases(stage.platform)
  for (const caseId of quiet) expect(await stage.facts(caseId)).toEqual([])
})
