import { expect, test } from 'vitest'
import { openVerdict } from './verdict.ts'
import { judgeAnswers, type Watched } from './watch-desk.ts'

const fine: Watched = { status: 200, ms: 20, retryAfter: false, write: false }

function broken(...answers: Watched[]): string[] {
  const verdict = openVerdict(() => undefined)
  judgeAnswers(verdict, [fine, ...answers])
  return verdict.broken
}

test('success and a 503 that says when to come back pass', () => {
  expect(broken({ ...fine, status: 503, retryAfter: true })).toEqual([])
})

test.each([
  ['a bug', { ...fine, status: 500 }, 'the desk was answered by success or 503'],
  ['no answer', { ...fine, status: 0 }, 'the desk was answered by success or 503'],
  ['an answer after ten seconds', { ...fine, ms: 10_001 }, 'no answer took over 10 s'],
  ['a 503 without a time', { ...fine, status: 503 }, '503 says when to come back'],
])('%s fails the verdict', (_, answer, what) => {
  expect(broken(answer)).toEqual([what])
})
