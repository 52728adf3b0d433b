import { expect, test } from 'vitest'
import { changeOf } from './change.ts'

test.each([
  [125, 100, { share: 0.25, direction: 'up' }],
  [50, 100, { share: -0.5, direction: 'down' }],
  [1000, 1005, { share: 0, direction: 'same' }],
  [3, 0, { share: null, direction: 'up' }],
])('From %i against %i before, the change is told as a share', (now, before, change) => expect(changeOf(now, before)).toEqual(change))

test('Without a figure on either side there is no change to tell', () => {
  expect(changeOf(null, 4)).toBeNull()
  expect(changeOf(4, null)).toBeNull()
  expect(changeOf(0, 0)).toBeNull()
})
