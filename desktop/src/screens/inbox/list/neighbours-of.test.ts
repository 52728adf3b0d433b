import { expect, test } from 'vitest'
import { neighboursOf } from './neighbours-of.ts'

test.each([
  ['the three below the open one, then the one above it', 'b', ['c', 'd', 'e', 'a']],
  ['only what is below the first', 'a', ['b', 'c', 'd']],
  ['only what is above the last', 'e', ['d']],
  ['the first three while none is open', undefined, ['a', 'b', 'c']],
  ['the first three when the open one is not of the list', 'z', ['a', 'b', 'c']],
])('What is fetched ahead is %s', (_, open, near) => {
  expect(neighboursOf(['a', 'b', 'c', 'd', 'e'], open)).toEqual(near)
})
