import { expect, test } from 'vitest'
import { mapProblem, readProblem } from './map-problem.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const RETRY_AT = new Date('2026-11-22T10:12:00Z')

function verdict(status: number, error: object, creates = false): string {
  const { next, code, retryAt } = mapProblem(readProblem({ error }), { status, retryAt: RETRY_AT, now: NOW, creates })
  return `${next} ${code}${retryAt ? ` ${retryAt.toISOString().slice(11, 16)}` : ''}`
}

test.each<[number, object, string]>([
  [400, { code: 190, error_subcode: 463 }, 'reconnect token-expired'],
  [401, { code: 102 }, 'reconnect token-expired'],
  [400, { code: 4 }, 'retry rate-limited 10:12'],
  [403, { code: 32 }, 'retry rate-limited 10:12'],
  [400, { code: 613, error_subcode: 1996 }, 'retry rate-limited 10:12'],
  [400, { code: 80001 }, 'retry rate-limited 10:12'],
  [400, { code: 80006 }, 'retry rate-limited 10:12'],
  [400, { code: 10, error_subcode: 2018278 }, 'give-up window-closed'],
  [403, { code: 10, error_subcode: 2534022 }, 'give-up window-closed'],
  [500, { code: 10, error_subcode: 2018108 }, 'give-up dm-closed'],
  [403, { code: 10, error_subcode: 1893063 }, 'retry restricted 11:00'],
  [400, { code: 368, is_transient: true }, 'retry restricted 11:00'],
  [500, { code: 551, error_subcode: 1545041 }, 'give-up blocked'],
  [403, { code: 200, error_subcode: 1545041 }, 'give-up blocked'],
  [403, { code: 200, error_subcode: 2534041 }, 'reconnect messages-off'],
  [400, { code: 100, error_subcode: 2018001 }, 'give-up no-recipient'],
  [400, { code: 100, error_subcode: 2534014 }, 'give-up no-recipient'],
  [400, { code: 100, error_subcode: 2534023 }, 'give-up already-answered'],
  [400, { code: 10, error_subcode: 2018300 }, 'retry thread-held'],
  [400, { code: 100, error_subcode: 33 }, 'give-up gone'],
  [400, { code: 100, error_subcode: 2018108 }, 'give-up gone'],
  [403, { code: 200 }, 'reconnect permission-missing'],
  [403, { code: 10 }, 'reconnect permission-missing'],
  [400, { code: 3 }, 'reconnect permission-missing'],
  [400, { code: 506 }, 'give-up duplicate'],
  [500, { code: 10900, error_subcode: 2534023 }, 'give-up already-answered'],
  [403, { code: 10903 }, 'give-up window-closed'],
  [400, { code: 2200 }, 'give-up webhook-invalid'],
  [500, { code: 1 }, 'retry unavailable'],
  [500, { code: 2, is_transient: true }, 'retry unavailable'],
  [400, { code: 999, is_transient: true }, 'retry unavailable'],
  [400, { code: 100 }, 'give-up invalid'],
  [403, { code: 777 }, 'give-up not-allowed'],
  [503, {}, 'retry unavailable'],
  [404, {}, 'give-up gone'],
])('%i with %j means %s', (status, error, expected) => {
  expect(verdict(status, error)).toBe(expected)
})

test('a create of which the network does not know the outcome is uncertain, and one that it refuses under 500 is not', () => {
  expect(verdict(500, { code: 1 }, true)).toBe('uncertain unavailable')
  expect(verdict(200, { code: 2 }, true)).toBe('uncertain unavailable')
  expect(verdict(502, {}, true)).toBe('uncertain unavailable')
  expect(verdict(500, { code: 551 }, true)).toBe('give-up blocked')
})

test('a part of the network may know its own codes better', () => {
  const own = () => ['give-up', 'duplicate'] as const
  expect(mapProblem(readProblem({ error: { code: 1 } }), { status: 400, retryAt: RETRY_AT, now: NOW, creates: true, own })).toMatchObject({
    next: 'give-up',
    code: 'duplicate',
  })
})

test('the sentence names what the network said, for a person where it said that', () => {
  const error = { code: 100, error_subcode: 33, message: 'Unsupported post request.', error_user_msg: 'The comment is gone.' }
  expect(mapProblem(readProblem({ error }), { status: 400, retryAt: RETRY_AT, now: NOW, creates: false }).message).toBe(
    'Meta answered 400 (100/33): The comment is gone.',
  )
  expect(readProblem('nonsense')).toMatchObject({ message: 'no reason given', code: undefined })
})
