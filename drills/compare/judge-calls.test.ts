import { expect, test } from 'vitest'
import { openVerdict, type Verdict } from '../verdict.ts'
import { judgeOthers, judgeOutages, judgeRenewals, judgeRetryAfter, type Outage, type SeenCall } from './judge-calls.ts'

function broken(judge: (verdict: Verdict) => void): string[] {
  const verdict = openVerdict(() => undefined)
  judge(verdict)
  return verdict.broken
}

const call = (beganAtMs: number, endedAtMs: number, more: Partial<SeenCall> = {}): SeenCall => ({
  endpoint: 'POST /2/tweets',
  caller: 'andino',
  beganAtMs,
  endedAtMs,
  ...more,
})
const refused = call(0, 100, { status: 429, retryAtMs: 5_000 })
const renewal = (beganAtMs: number, endedAtMs: number, caller = 'andino') => call(beganAtMs, endedAtMs, { endpoint: 'POST /2/oauth2/token', caller })
const hit = { accountId: 'a', caller: 'andino', endpoints: { public: 'POST /2/tweets' } }
const outage: Outage = { accountId: 'a', way: 'public', openedAtMs: 1_000, closedAtMs: 60_000 }

test('a client that behaves passes', () => {
  const calls = [refused, call(50, 200), call(5_000, 5_100), call(2_000, 2_100, { caller: 'sol' }), call(2_000, 2_100, { endpoint: 'other' })]
  expect(broken((verdict) => judgeRetryAfter(verdict, calls))).toEqual([])
  expect(broken((verdict) => judgeRenewals(verdict, [renewal(0, 10), renewal(10, 20), renewal(5, 15, 'sol')]))).toEqual([])
  const trials = [call(0, 30_000), call(500, 30_000), call(31_000, 51_000), call(55_000, 60_000), call(60_000, 60_100), call(60_010, 60_100)]
  expect(broken((verdict) => judgeOutages(verdict, [outage], trials, hit))).toEqual([])
  expect(broken((verdict) => judgeOthers(verdict, [100, 120], [110, 600]))).toEqual([])
})

test.each<[string, (verdict: Verdict) => void, string]>([
  [
    'a call too early',
    (verdict) => judgeRetryAfter(verdict, [refused, call(4_000, 4_100)]),
    'no call comes before the moment that the network named',
  ],
  ['no moment to keep', (verdict) => judgeRetryAfter(verdict, [call(0, 1)]), 'the network named moments to call again'],
  ['two renewals at once', (verdict) => judgeRenewals(verdict, [renewal(0, 10), renewal(9, 20)]), 'secrets are renewed by one at a time'],
  ['no renewal', (verdict) => judgeRenewals(verdict, []), 'secrets are renewed by one at a time'],
  ['never left alone', (verdict) => judgeOutages(verdict, [], [], hit), 'the account whose network fell silent was left alone, and taken up again'],
  [
    'never taken up again',
    (verdict) => judgeOutages(verdict, [{ accountId: 'a', way: 'public', openedAtMs: 1_000 }], [], hit),
    'the account whose network fell silent was left alone, and taken up again',
  ],
  ['another left alone', (verdict) => judgeOutages(verdict, [outage, { ...outage, accountId: 'b' }], [], hit), 'no other account was'],
  [
    'two trials at once',
    (verdict) => judgeOutages(verdict, [outage], [call(10_000, 30_000), call(29_000, 40_000)], hit),
    'a network that does not answer is tried by one call at a time',
  ],
  ['another waits', (verdict) => judgeOthers(verdict, [100, 120], [110, 20_000]), 'and as soon as ever'],
  ['another never leaves', (verdict) => judgeOthers(verdict, [100, 120], [110, undefined]), 'replies by another account leave during the outage'],
])('%s fails', (_what, judge, what) => {
  expect(broken(judge)).toContain(what)
})
