import { expect, test } from 'vitest'
import { openVerdict, type Verdict } from '../verdict.ts'
import { judgeStates } from './compare-facts.ts'
import { compareInbound, compareOrder, compareReplies } from './compare-ledgers.ts'
import { isSameOrder } from './compare-shown.ts'
import type { Accepted, AskedReply, Delivery, Kept } from './ledgers.ts'

function broken(compare: (verdict: Verdict) => void): string[] {
  const verdict = openVerdict(() => undefined)
  compare(verdict)
  return verdict.broken
}

const delivery = (subjectId: string, acknowledged = true): Delivery => ({
  eventType: 'dm.received',
  subjectId,
  attempts: 1,
  ...(acknowledged && { acknowledgedAtMs: 1 }),
})
const inbound = (id: string): Kept => ({
  id: `m${id}`,
  conversation_id: 'c1',
  case_id: 'k1',
  direction: 'in',
  provider_id: id,
  author_kind: 'contact',
  text: 'hola',
  state: 'received',
})
const outbound = (messageId: string, state: string, text = `gracias «R${messageId}»`, author_kind = 'person'): Kept => ({
  ...inbound(messageId),
  id: messageId,
  direction: 'out',
  author_kind,
  text,
  state,
})
const asked = (messageId: string, turn = 0): AskedReply => ({ messageId, conversationId: 'c1', text: `gracias «R${messageId}»`, turn })
const accepted = (messageId: string, index = 0): Accepted => ({
  index,
  kind: 'dm',
  id: `p${messageId}${index}`,
  text: `@ana gracias «R${messageId}»`,
  target: null,
})

test('ledgers that agree pass: what was not acknowledged may be missing, failed and uncertain replies say so', () => {
  expect(broken((verdict) => compareInbound(verdict, [delivery('1'), delivery('2', false)], [inbound('1')]))).toEqual([])
  const rows = [outbound('1', 'sent'), outbound('2', 'read'), outbound('3', 'uncertain'), outbound('4', 'uncertain'), outbound('5', 'failed')]
  const all = ['1', '2', '3', '4', '5'].map((id) => asked(id))
  expect(broken((verdict) => compareReplies(verdict, all, [accepted('1'), accepted('2'), accepted('3')], rows))).toEqual([])
  expect(
    broken((verdict) => compareOrder(verdict, [asked('1'), asked('2', 1)], [accepted('1'), accepted('2', 1)], [inbound('1'), inbound('2')])),
  ).toEqual([])
})

test.each([
  ['lost', [delivery('1'), delivery('2')], [inbound('1')], 'I1 every acknowledged message is kept'],
  ['invented', [delivery('1')], [inbound('1'), inbound('2')], 'I3 nothing is kept that nobody wrote'],
  ['kept twice', [delivery('1')], [inbound('1'), { ...inbound('1'), id: 'again' }], 'I2 no message is kept twice'],
])('a message that was %s fails the verdict', (_, deliveries, kept, what) => {
  expect(broken((verdict) => compareInbound(verdict, deliveries, kept))).toEqual([what])
})

test.each([
  ['lost', [], [], 'I4 no reply is lost'],
  ['sent twice', [accepted('1'), accepted('1', 1)], [outbound('1', 'sent')], 'I4 no reply is sent twice'],
  ['sent twice and uncertain', [accepted('1'), accepted('1', 1)], [outbound('1', 'uncertain')], 'I4 no reply is sent twice'],
  ['called sent, and was not', [], [outbound('1', 'sent')], 'I4 each reply says what became of it'],
  ['called failed, and arrived', [accepted('1')], [outbound('1', 'failed')], 'I4 each reply says what became of it'],
  ['left waiting', [], [outbound('1', 'queued')], 'I4 each reply says what became of it'],
  [
    'shown beside its echo',
    [accepted('1')],
    [outbound('1', 'sent'), { ...outbound('1', 'sent', undefined, 'network-app'), id: 'echo' }],
    'I2 no echo of a reply stands beside it',
  ],
])('a reply that was %s fails the verdict', (_, far, kept, what) => {
  expect(broken((verdict) => compareReplies(verdict, [asked('1')], far, kept))).toEqual([what])
})

test('disorder fails the verdict, among messages and among replies', () => {
  expect(broken((verdict) => compareOrder(verdict, [], [], [inbound('2'), inbound('1')]))).toEqual([
    'I6 conversations stand in the order they were written',
  ])
  const jumped = [accepted('2'), accepted('1', 1)]
  expect(broken((verdict) => compareOrder(verdict, [asked('1'), asked('2', 1)], jumped, []))).toEqual([
    'I6 replies left in the order they were written',
  ])
})

test('a status that goes down fails the verdict', () => {
  const told = (...states: string[]) => states.map((state) => ({ messageId: '1', state }))
  expect(broken((verdict) => judgeStates(verdict, told('queued', 'uncertain', 'sent', 'delivered', 'read')))).toEqual([])
  expect(broken((verdict) => judgeStates(verdict, told('queued', 'read', 'delivered')))).toEqual(['a status never goes down'])
  expect(broken((verdict) => judgeStates(verdict, told('sent', 'uncertain')))).toEqual(['a status never goes down'])
})

test('what the API shows must be the same messages in the same order', () => {
  const rows = [inbound('1'), inbound('2'), { ...inbound('3'), conversation_id: 'c2' }]
  expect(isSameOrder(rows, ['m3', 'm1', 'm2'])).toBe(true)
  expect(isSameOrder(rows, ['m1', 'm3', 'm2'])).toBe(true)
  expect(isSameOrder(rows, ['m2', 'm1', 'm3'])).toBe(false)
  expect(isSameOrder(rows, ['m1', 'm2'])).toBe(false)
  expect(isSameOrder(rows, ['m1', 'm2', 'm2'])).toBe(false)
})
