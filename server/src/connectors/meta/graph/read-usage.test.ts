import { expect, test } from 'vitest'
import { readPace, readRetryAt } from './read-usage.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const business = (more: object) => new Headers({ 'x-business-use-case-usage': JSON.stringify({ '1': [{ type: 'pages', call_count: 5, ...more }] }) })

test('an answer without usage says nothing of limits', () => {
  expect(readPace(new Headers(), NOW)).toBeUndefined()
  expect(readPace(new Headers({ 'x-app-usage': 'nonsense' }), NOW)).toBeUndefined()
})

test('the most used limit of all counts, in hundredths', () => {
  const headers = business({ total_cputime: 20 })
  expect(readPace(headers, NOW)).toMatchObject({ used: 20, remaining: 80 })
  headers.set('x-app-usage', JSON.stringify({ call_count: 91, total_time: 3, total_cputime: 0 }))
  expect(readPace(headers, NOW)).toEqual({ remaining: 9, used: 91, resetsAt: new Date('2026-11-22T10:01:00Z') })
})

test('a used-up limit waits for the minutes that the network names', () => {
  const headers = business({ call_count: 100, estimated_time_to_regain_access: 19 })
  expect(readPace(headers, NOW)).toEqual({ remaining: 0, used: 100, resetsAt: new Date('2026-11-22T10:19:00Z') })
  expect(readRetryAt(headers, NOW)).toEqual(new Date('2026-11-22T10:19:00Z'))
  expect(readRetryAt(new Headers(), NOW)).toEqual(new Date('2026-11-22T10:01:00Z'))
})
