import { expect, test } from 'vitest'
import { fromWork, toWork } from './work-units.ts'

const kept = { caseForMentions: true, responseTargetS: 5400, teamId: null, pollEveryS: 30, budgetMicros: 12_500_000 }

test('Seconds and millionths come back as they were after being shown in minutes and dollars', () => {
  expect(toWork(kept)).toMatchObject({ responseMinutes: 90, pollMinutes: 0.5, budgetDollars: 12.5 })
  expect(fromWork(toWork(kept))).toEqual(kept)
})

test('No interval and no budget stay none', () => {
  expect(fromWork(toWork({ ...kept, pollEveryS: null, budgetMicros: null }))).toMatchObject({ pollEveryS: null, budgetMicros: null })
})

test('An account is never asked more often than every five seconds', () => {
  expect(fromWork({ ...toWork(kept), pollMinutes: 0.01 }).pollEveryS).toBe(5)
})
