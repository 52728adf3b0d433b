import { expect, test } from 'vitest'
import { readMailWishes } from './mail-wishes.ts'

test('Who never chose anything is mailed nothing', () => {
  expect(readMailWishes({}, 'America/Lima')).toEqual({ when: 'off', shows: 'numbers', hour: 8, timeZone: 'America/Lima' })
})

test('A wish that is not understood falls back alone, and never to more than was wished', () => {
  const kept = { mail: { when: 'daily', shows: 'everything', hour: 25, timeZone: 'Mars/Olympus' } }
  expect(readMailWishes(kept, 'Europe/Madrid')).toEqual({ when: 'daily', shows: 'numbers', hour: 8, timeZone: 'Europe/Madrid' })
})
