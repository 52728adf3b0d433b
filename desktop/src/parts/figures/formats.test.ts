import { expect, test } from 'vitest'
import { makeFormats } from './formats.ts'

const es = makeFormats('es')

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [3661, '1 h 1 min'],
  [90_000, '1 d 1 h'],
  [172_800, '2 d'],
])('A length of %i seconds is told by its two largest units', (seconds, said) => expect(es.span(seconds)).toBe(said))

test('A moment is told by how long ago it was, in the reader’s language', () => {
  const now = Date.parse('2026-03-10T12:00:00Z')
  expect(es.ago('2026-03-10T11:57:00Z', now)).toBe('hace 3 min')
  expect(makeFormats('en').ago('2026-03-08T12:00:00Z', now)).toBe('2 days ago')
})

test('Spend is kept in millionths of a dollar and told in dollars', () => {
  expect(es.money(12_340_000).replace(/\s/g, ' ')).toBe('12,34 US$')
})

test('Sizes are told in the unit that fits', () => {
  expect(es.bytes(999)).toBe('999 B')
  expect(es.bytes(1_540_000)).toBe('1,5 MB')
})
