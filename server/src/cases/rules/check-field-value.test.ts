import { expect, test } from 'vitest'
import { isFieldValue } from './check-field-value.ts'

test.for([
  ['text', 'hola', true],
  ['text', 5, false],
  ['text', 'x'.repeat(2001), false],
  ['number', 5, true],
  ['number', Number.NaN, false],
  ['number', '5', false],
  ['date', '2026-02-28', true],
  ['date', '2026-02-30', false],
  ['date', '28/02/2026', false],
  ['choice', 'a', true],
  ['choice', 'c', false],
  ['yes-no', true, true],
  ['yes-no', 'true', false],
  ['number', null, true],
] as const)('a field of kind %s given %s: %s', ([kind, value, fits]) => {
  expect(isFieldValue({ kind, options: ['a', 'b'] }, value)).toBe(fits)
})
