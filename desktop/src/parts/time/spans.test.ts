import { expect, test } from 'vitest'
import { atHour, countdown, daysToMonday, dueLevel, spanOf } from './spans.ts'

const MINUTE = 60_000
for (const [ms, unit, count] of [
  [59_000, 'now', 0],
  [MINUTE, 'minutes', 1],
  [59 * MINUTE, 'minutes', 59],
  [60 * MINUTE, 'hours', 1],
  [47 * 60 * MINUTE, 'hours', 47],
  [48 * 60 * MINUTE, 'days', 2],
  [-5, 'now', 0],
] as const) {
  test(`${ms} ms is shown as ${count} ${unit}`, () => expect(spanOf(ms)).toEqual({ unit, count }))
}

for (const [left, level] of [
  [-1, 'late'],
  [0, 'near'],
  [5 * MINUTE, 'soon'],
  [15 * MINUTE, 'calm'],
] as const) {
  test(`With ${left} ms left a deadline is ${level}`, () => expect(dueLevel(left, 0)).toBe(level))
}

test('Seconds are counted only in the last and first ten minutes around a deadline', () => {
  expect(countdown(245_000)).toBe('4:05')
  expect(countdown(-61_000)).toBe('1:01')
  expect(countdown(600_000)).toBeNull()
})

test('Monday is the next one, a week away when today is Monday', () => {
  expect(daysToMonday(new Date(2026, 10, 23))).toBe(7)
  expect(daysToMonday(new Date(2026, 10, 22))).toBe(1)
  expect(atHour(new Date(2026, 10, 30, 22, 15), 1, 9)).toEqual(new Date(2026, 11, 1, 9, 0, 0))
})
