import { expect, test } from 'vitest'
import { readPreferences } from './preferences.ts'

test('A person who never chose anything has every preference', () => {
  expect(readPreferences({})).toMatchObject({ theme: 'auto', afterClose: 'next', notices: { message: ['desktop', 'sound'], opened: [] } })
})

test('A preference that is no longer understood falls back alone; the others stay', () => {
  const read = readPreferences({ density: 'huge', undoSeconds: 10, notices: { message: [], due: 'loud' } })
  expect(read).toMatchObject({ density: 'comfortable', undoSeconds: 10, notices: { message: [], due: ['desktop'] } })
})

test('Nobody is mailed anything before they ask for it', () => {
  expect(readPreferences({}).mail).toMatchObject({ when: 'off', shows: 'numbers' })
  expect(readPreferences({ mail: { when: 'daily', hour: 7, timeZone: 'America/Bogota' } }).mail).toMatchObject({
    when: 'daily',
    hour: 7,
    timeZone: 'America/Bogota',
  })
})
