import { expect, test } from 'vitest'
import { openVerdict } from '../verdict.ts'
import { backAfter, judgeKills, type Kill } from './judge-kills.ts'

const steady = (fromMs: number, forMs: number, everyMs: number) => Array.from({ length: forMs / everyMs }, (_, index) => fromMs + index * everyMs)

function verdictOn(kills: Kill[], takenAtMs: number[], slowdown = 1): string[] {
  const verdict = openVerdict(() => undefined)
  judgeKills(verdict, { kills, takenAtMs, perSecond: 100, slowdown })
  return verdict.broken
}

test('kills pass when each victim is ready again and the rate is back in time', () => {
  const kills: Kill[] = [
    { victim: 'web', atMs: 1_000, readyInMs: 1_900 },
    { victim: 'database', atMs: 8_000, readyInMs: 5_900 },
    { victim: 'worker', atMs: 20_000, readyInMs: 800 },
  ]
  expect(verdictOn(kills, steady(0, 60_000, 10))).toEqual([])
})

test.each(['web', 'worker'] as const)('the verdict fails when the %s takes over two seconds', (victim) => {
  expect(verdictOn([{ victim, atMs: 0, readyInMs: 2_001 }], steady(0, 60_000, 10))).toEqual([`${victim} is ready again within 2 s`])
})

test('a machine that others slow down gives so much more time, and no more', () => {
  expect(verdictOn([{ victim: 'web', atMs: 0, readyInMs: 2_900 }], steady(0, 60_000, 10), 1.5)).toEqual([])
  expect(verdictOn([{ victim: 'web', atMs: 0, readyInMs: 3_100 }], steady(0, 60_000, 10), 1.5)).toEqual(['web is ready again within 2 s'])
})

test('the verdict fails when the database takes over six seconds', () => {
  expect(verdictOn([{ victim: 'database', atMs: 0, readyInMs: 6_001 }], steady(0, 60_000, 10))).toEqual(['database is ready again within 6 s'])
})

test.each([
  ['comes back after ten seconds', steady(12_500, 20_000, 10)],
  ['never comes back to four fifths', steady(0, 60_000, 13)],
  ['never comes back', []],
])('the verdict fails when the rate %s', (_, takenAtMs) => {
  const broken = verdictOn([{ victim: 'web', atMs: 0, readyInMs: 1_000 }], takenAtMs)
  expect(broken).toEqual(['messages are taken in at 80 % of the rate within 10 s after that'])
})

test('the way back ends with the first second in which enough was taken in', () => {
  expect(backAfter([...steady(0, 1_000, 100), ...steady(5_000, 2_000, 10)], 500, 80)).toBe(5_000 + 79 * 10 - 500)
})
