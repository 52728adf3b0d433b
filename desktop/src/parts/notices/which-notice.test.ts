import type { Fact } from '@atalaya/shared/contract/facts.ts'
import { expect, test } from 'vitest'
import { whichNotice } from './which-notice.ts'

const ME = 'me'
const fact = <T extends Fact['type']>(type: T, data: Extract<Fact, { type: T }>['data'], actorId = 'other') =>
  ({ place: '1.1', type, at: '2026-01-01T00:00:00Z', actor: { kind: 'person', id: actorId }, data }) as Fact

test('A message in a case is told only to whoever owns the case', () => {
  const received = fact('message.received', { messageId: '1', conversationId: '2', caseId: '3', contactId: '4', accountId: '5' })
  expect(whichNotice(received, ME)).toEqual({ event: 'message', caseId: '3', ifMine: true })
})

test('A case given to somebody else is no news, given to me it is', () => {
  expect(whichNotice(fact('case.assigned', { caseId: '3', ownerId: 'other', teamId: null }), ME)).toBeNull()
  expect(whichNotice(fact('case.assigned', { caseId: '3', ownerId: ME, teamId: null }), ME)?.event).toBe('assigned')
})

test('What one did oneself is no news', () => {
  expect(whichNotice(fact('case.assigned', { caseId: '3', ownerId: ME, teamId: null }, ME), ME)).toBeNull()
})

test('A note is told to those it mentions', () => {
  const noted = (mentionIds: string[]) => fact('case.noted', { caseId: '3', noteId: '6', mentionIds })
  expect(whichNotice(noted([ME]), ME)?.event).toBe('mention')
  expect(whichNotice(noted(['other']), ME)).toBeNull()
})
