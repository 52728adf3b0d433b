import { expect, test } from 'vitest'
import { makesStale } from './freshness.ts'

const arrived = { type: 'message.received', data: { messageId: '1', conversationId: '7', caseId: null } }

for (const [what, question, stale] of [
  ['the open conversation', { input: { conversationId: '7' } }, true],
  ['another conversation', { input: { conversationId: '8' } }, false],
  ['a list that follows cases', { input: { view: 'mine' }, follows: ['case'] }, false],
  ['a list that follows messages', { input: {}, follows: ['message'] }, true],
  ['a list that follows exactly that fact', { input: {}, follows: ['message.received'] }, true],
  ['a list that follows another fact of messages', { input: {}, follows: ['message.read'] }, false],
  ['a question that names no case, when the fact names none', { input: { caseId: null } }, false],
] as const) {
  test(`A message makes ${what} ${stale ? 'old' : 'no older'}`, () => {
    expect(makesStale(arrived, question)).toBe(stale)
  })
}

test('A kind is matched whole: what follows «case» does not follow «cases»', () => {
  expect(makesStale({ type: 'cases.counted', data: {} }, { input: {}, follows: ['case'] })).toBe(false)
})

test('A value that is no id makes nothing old, although the names agree', () => {
  expect(makesStale({ type: 'case.toned', data: { tone: '2' } }, { input: { tone: '2' } })).toBe(false)
})
