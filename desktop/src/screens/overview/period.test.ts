import { expect, test } from 'vitest'
import { rangeOf, readPeriod } from './period.ts'

const now = new Date(2026, 4, 20, 10, 7)
const at = (...parts: [number, number, number, number?, number?]) => new Date(...(parts as [number, number, number])).toISOString()

test('Today begins at local midnight and ends with this quarter of an hour', () => {
  expect(rangeOf('today', now)).toEqual({ from: at(2026, 4, 20), to: new Date(2026, 4, 20, 10, 15).toISOString() })
})

test('Seven days hold today and the six whole days before', () => {
  expect(rangeOf('7d', now).from).toBe(at(2026, 4, 14))
})

test('A custom period holds its last day whole', () => {
  expect(rangeOf('custom', now, { from: '2026-05-01', to: '2026-05-03' })).toEqual({ from: at(2026, 4, 1), to: at(2026, 4, 4) })
})

test('A custom period that lacks a day or runs backwards is the last seven days', () => {
  const seven = rangeOf('7d', now)
  expect(rangeOf('custom', now, { from: '2026-05-01' })).toEqual(seven)
  expect(rangeOf('custom', now, { from: '2026-05-09', to: '2026-05-01' })).toEqual(seven)
})

test('A word that is no period is the last seven days', () => expect(readPeriod('decade')).toBe('7d'))
