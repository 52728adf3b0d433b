import { expect, test } from 'vitest'
import { maySetOut, SLOTS } from './may-set-out.ts'

test('an account has four calls out and no more', () => {
  expect([0, 1, 2, 3, 4].map((own) => maySetOut(own, own))).toEqual([true, true, true, true, false])
})

test('however many accounts hang, another still finds a slot until five hang at once', () => {
  const out: number[] = []
  let all = 0
  for (let account = 0; account < 4; account++) {
    out[account] = 0
    while (maySetOut(out[account]!, all)) {
      out[account]!++
      all++
    }
  }
  expect(out).toEqual([4, 2, 2, 1])
  expect(all).toBeLessThan(SLOTS)
  expect(maySetOut(0, all)).toBe(true)
})
