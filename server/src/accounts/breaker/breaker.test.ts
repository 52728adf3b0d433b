import { expect, test } from 'vitest'
import { ConnectorError } from '../../connectors/channel.ts'
import { type Breaker, FAILURES_TO_OPEN, gateOf, isTransient, pauseMs, QUIET, withFailure, withoutTrial, withSuccess, withTrial } from './breaker.ts'

const START = Date.parse('2026-03-02T10:00:00Z')
const at = (seconds: number) => new Date(START + seconds * 1000)

function failed(times: number, seconds = 0): Breaker {
  let breaker = QUIET
  for (let n = 0; n < times; n++) breaker = withFailure(breaker, false, at(seconds), 0)
  return breaker
}

test('a way opens after so many failures in a row and not before, and a success in between begins the count anew', () => {
  expect(gateOf(failed(FAILURES_TO_OPEN - 1), at(0))).toEqual({ pass: 'free' })
  expect(gateOf(failed(FAILURES_TO_OPEN), at(0))).toEqual({ pass: 'wait', until: at(2), why: 'unreachable' })
  const begun = withFailure(withSuccess(failed(FAILURES_TO_OPEN - 1), at(1)), false, at(2), 0)
  expect(gateOf(begun, at(2))).toEqual({ pass: 'free' })
})

test('when it is due one call tries and the others wait a little', () => {
  const open = failed(FAILURES_TO_OPEN)
  expect(gateOf(open, at(1.9))).toMatchObject({ pass: 'wait' })
  expect(gateOf(open, at(2))).toEqual({ pass: 'trial' })
  const trying = withTrial(open, at(2))
  expect(gateOf(trying, at(2))).toEqual({ pass: 'wait', until: at(4), why: 'unreachable' })
  expect(gateOf(withoutTrial(trying, at(3)), at(3))).toEqual({ pass: 'trial' })
})

test('a worker that dies while it tries holds the way for a minute and a quarter at most', () => {
  expect(gateOf(withTrial(failed(FAILURES_TO_OPEN), at(2)), at(77))).toEqual({ pass: 'trial' })
})

test('a trial that fails waits twice as long for the next, and a call that left before it opened changes nothing', () => {
  const trying = withTrial(failed(FAILURES_TO_OPEN), at(2))
  expect(withFailure(trying, false, at(10), 0)).toBe(trying)
  const again = withFailure(trying, true, at(10), 0)
  expect(gateOf(again, at(10))).toEqual({ pass: 'wait', until: at(14), why: 'unreachable' })
  expect(again.openedAt).toBe(at(0).toISOString())
})

test('a success closes it, and keeps when that was and what the network asked for', () => {
  const pausedUntil = at(60).toISOString()
  const closed = withSuccess(withTrial({ ...failed(FAILURES_TO_OPEN), pausedUntil }, at(2)), at(3))
  expect(closed).toEqual({ ...QUIET, closedAt: at(3).toISOString(), pausedUntil })
  expect(gateOf(closed, at(3))).toEqual({ pass: 'wait', until: at(60), why: 'rate-limited' })
  expect(gateOf(closed, at(60))).toEqual({ pass: 'free' })
})

test('pauses grow up to five minutes, and chance takes no more than a fifth of them', () => {
  expect([1, 2, 3, 8, 9, 40].map((openings) => pauseMs(openings, 0) / 1000)).toEqual([2, 4, 8, 256, 300, 300])
  expect(pauseMs(40, 0.999_999)).toBeGreaterThanOrEqual(240_000)
})

test.each([
  ['no connection', new ConnectorError('retry', 'unreachable', ''), true],
  ['an error of the server', new ConnectorError('retry', 'unavailable', ''), true],
  ['no answer after it may have been taken', new ConnectorError('uncertain', 'unreachable', ''), true],
  ['a limit', new ConnectorError('retry', 'rate-limited', ''), false],
  ['a pause the network names', new ConnectorError('retry', 'unavailable', '', at(9)), false],
  ['a refusal of this one', new ConnectorError('give-up', 'gone', ''), false],
  ['secrets that expired', new ConnectorError('reconnect', 'token-expired', ''), false],
  ['a mistake of ours', new Error('boom'), false],
])('%s counts against the network: %#', (_what, error, counts) => {
  expect(isTransient(error)).toBe(counts)
})
