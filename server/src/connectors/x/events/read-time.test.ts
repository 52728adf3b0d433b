import { expect, test } from 'vitest'
import { readTime } from './read-time.ts'

test('a moment that no calendar of ours holds is passed over for the next', () => {
  const made = '2026-11-03T14:05:07.000Z'
  for (const odd of ['9999-12-31T23:59:59.999Z', '99999999999999', '0000-01-01T00:00:00Z', 'soon', null, -1])
    expect(readTime(odd, made)).toEqual(new Date(made))
  expect(readTime('9999-12-31T23:59:59.999Z')).toEqual(new Date(0))
})
