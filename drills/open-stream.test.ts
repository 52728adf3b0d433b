import { expect, test } from 'vitest'
import { isWhole } from './open-stream.ts'

const all = ['1.1', '1.2', '2.3', '3.4']

test('a reader that missed, doubled or misordered a fact has not everything', () => {
  expect(isWhole(all, all)).toBe(true)
  expect(isWhole(['1.2', '2.3', '3.4'], all)).toBe(true)
  expect(isWhole(['1.1', '1.2', '3.4'], all)).toBe(false)
  expect(isWhole(['1.1', '1.2', '1.2', '2.3', '3.4'], all)).toBe(false)
  expect(isWhole(['1.1', '2.3', '1.2', '3.4'], all)).toBe(false)
  expect(isWhole(['1.1', '1.2', '2.3'], all)).toBe(false)
  expect(isWhole([], all)).toBe(false)
})
