import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { hastenJobs } from '../../platform/jobs.ts'
import { snoozeCase } from './snooze-case.ts'

const HOUR_MS = 3_600_000

test('a case sleeps until its moment and wakes by itself, once', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open()
  const snooze = (ms: number | null) =>
    stage.run((tx) => snoozeCase(tx, agent, { caseId, until: ms === null ? null : new Date(agent.at.getTime() + ms).toISOString() }))
  await snooze(HOUR_MS)
  await snooze(2 * HOUR_MS)
  await stage.settle()
  expect((await stage.caseRow(caseId)).snoozed_until).toEqual(new Date(agent.at.getTime() + 2 * HOUR_MS))
  await hastenJobs(stage, 3 * HOUR_MS)
  await stage.settle()
  expect((await stage.caseRow(caseId)).snoozed_until).toBeNull()
  expect(await stage.facts(caseId)).toEqual(['case.snoozed', 'case.snoozed', 'case.woken'])
})

test('a case woken by hand is not woken again by its clock, and the past is no moment to wake at', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open()
  const snooze = (until: Date | null) => stage.run((tx) => snoozeCase(tx, agent, { caseId, until: until?.toISOString() ?? null }))
  await expect(snooze(new Date(agent.at.getTime() - 1))).rejects.toMatchObject({ code: 'snooze/past' })
  await snooze(new Date(agent.at.getTime() + HOUR_MS))
  await snooze(null)
  await hastenJobs(stage, 2 * HOUR_MS)
  await stage.settle()
  expect(await stage.facts(caseId)).toEqual(['case.snoozed', 'case.woken'])
})
