import { expect, test } from 'vitest'
import { mapProblem, type Problem, readProblem } from './map-problem.ts'

const KIND = 'https://api.x.com/2/problems'
const FORBIDDEN = (detail: string): Problem => ({ title: 'Forbidden', detail, type: 'about:blank', status: 403 })

test.each<[number, Problem, string]>([
  [401, { title: 'Unauthorized', detail: 'Unauthorized' }, 'reconnect token-expired'],
  [
    403,
    FORBIDDEN(
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    ),
    'give-up not-summoned',
  ],
  [403, FORBIDDEN('You are not allowed to create a Tweet with duplicate content.'), 'give-up duplicate'],
  [403, FORBIDDEN('You cannot send messages to this user.'), 'give-up dm-closed'],
  [403, FORBIDDEN('You attempted to reply to a Tweet that is deleted or not visible to you.'), 'give-up gone'],
  [403, FORBIDDEN('You have been blocked from the author of this tweet.'), 'give-up blocked'],
  [403, FORBIDDEN('Something nobody has seen before.'), 'give-up not-allowed'],
  [403, { title: 'Unsupported Authentication', type: `${KIND}/unsupported-authentication` }, 'reconnect permission-missing'],
  [403, { title: 'Forbidden', type: `${KIND}/client-forbidden`, detail: 'client-not-enrolled' }, 'reconnect permission-missing'],
  [404, { title: 'Not Found Error', type: `${KIND}/resource-not-found` }, 'give-up gone'],
  [400, { title: 'Invalid Request', type: `${KIND}/invalid-request` }, 'give-up invalid'],
  [409, { title: 'Conflict' }, 'give-up conflict'],
  [429, { title: 'Too Many Requests', type: `${KIND}/rate-limit-exceeded` }, 'retry rate-limited'],
  [429, { title: 'UsageCapExceeded', type: `${KIND}/usage-capped` }, 'give-up usage-capped'],
  [500, { title: 'Internal Server Error' }, 'retry unavailable'],
  [503, {}, 'retry unavailable'],
])('%i %j means %s', (status, problem, expected) => {
  const { next, code } = mapProblem(status, problem, undefined)
  expect(`${next} ${code}`).toBe(expected)
})

test('a problem is found in a body of its own, in a list, and nowhere in nonsense', () => {
  expect(readProblem({ errors: [{ message: 'No such thing' }], title: 'Invalid' })).toEqual({ message: 'No such thing', title: 'Invalid' })
  expect(readProblem({ errors: ['x'] })).toEqual({})
  expect(readProblem(null)).toEqual({})
})
