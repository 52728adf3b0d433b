import { expect, test } from 'vitest'
import { keepOrder } from './keep-order.ts'

for (const [what, shown, read, accept, order, waiting] of [
  ['The first reading is shown as it is', [], ['a', 'b'], false, ['a', 'b'], 0],
  ['A new row above waits and moves nothing', ['a', 'b'], ['n', 'a', 'b'], false, ['a', 'b'], 1],
  ['A row that rose stays where it is', ['a', 'b', 'c'], ['c', 'a', 'b'], false, ['a', 'b', 'c'], 0],
  ['A row that left goes', ['a', 'b', 'c'], ['a', 'c'], false, ['a', 'c'], 0],
  ['The next page is appended', ['a', 'b'], ['a', 'b', 'c', 'd'], false, ['a', 'b', 'c', 'd'], 0],
  ['What waited is shown when asked for', ['a', 'b'], ['n', 'b', 'a'], true, ['n', 'b', 'a'], 0],
  ['When nothing shown is left there is nothing to keep still', ['a'], ['x', 'y'], false, ['x', 'y'], 0],
] as const) {
  test(what, () => expect(keepOrder(shown, read, accept)).toEqual({ order: [...order], waiting }))
}
