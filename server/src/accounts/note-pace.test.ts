import { expect, test } from 'vitest'
import { isSpent } from './note-pace.ts'

const resetsAt = new Date()

test.each([
  ['calls are left', { remaining: 3, resetsAt }, false],
  ['none is left', { remaining: 0, resetsAt }, true],
  ['a network that counts in hundredths has some left', { remaining: 1, used: 94, resetsAt }, false],
  ['nearly all is used: one stops before the network says so', { remaining: 1, used: 95, resetsAt }, true],
])('%s', (_name, pace, spent) => expect(isSpent(pace)).toBe(spent))
