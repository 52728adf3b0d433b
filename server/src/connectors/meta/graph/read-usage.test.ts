import { expect, test } from 'vitest'
import { readPace, readRetryAt } from './read-usage.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const business = (more: object) => new Headers({ 'x-business-use-case-usage': JSON.stringify({ '1': [{ type: 'pages', call_count: 5, ...more }] }) })

test('a limit that is far away says nothing', () => {
  expect(readPace(new Headers(), NOW)).toBeUndefined()
  expect(readPace(business({ total_time: 79 }), NOW)).toBeUndefined()
  expect(readPace(new Headers({ 'x-app-usage': 'nonsense' }), NOW)).toBeUndefined()
})

test('from eighty percent on what is left is spread over minutes, by the most used limit of all', () => {
  const headers = business({ total_cputime: 20 })
  headers.set('x-app-usage', JSON.stringify({ call_count: 91, total_time: 3, total_cputime: 0 }))
  expect(readPace(headers, NOW)).toEqual({ remaining: 9, resetsAt: new Date('2026-11-22T10:01:00Z') })
})

test('a used-up limit waits for the minutes that the network names', () => {
  const headers = business({ call_count: 100, estimated_time_to_regain_access: 19 })
  expect(readPace(headers, NOW)).toEqual({ remaining: 0, resetsAt: new Date('2026-11-22T10:19:00Z') })
  expect(readRetryAt(headers, NOW)).toEqual(new Date('2026-11-22T10:19:00Z'))
  expect(readRetryAt(new Headers(), NOW)).toEqual(new Date('2026-11-22T10:01:00Z'))
})
