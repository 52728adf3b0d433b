import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import type { Conversation } from '@atalaya/shared/contract/conversations.ts'
import { expect, test } from 'vitest'
import { conversationFor, firstMode, modesOf } from './pick-mode.ts'

const talk = (conversationId: string, visibility: 'public' | 'private', lastInboundAt: string) =>
  ({ conversationId, visibility, lastInboundAt, lastMessageAt: lastInboundAt }) as Conversation
const about = (conversations: Conversation[], more: Partial<CaseDetail> = {}) => ({
  conversations,
  visibility: 'public' as const,
  may: ['reply', 'note'] as CaseDetail['may'],
  draft: null,
  ...more,
})

const post = talk('post', 'public', '2026-01-01T10:00:00Z')
const older = talk('older', 'public', '2026-01-01T08:00:00Z')
const direct = talk('direct', 'private', '2026-01-01T11:00:00Z')

test('One may answer only on the sides where there is a conversation', () => {
  expect(modesOf(about([post]))).toEqual(['public', 'note'])
  expect(modesOf(about([post, direct]))).toEqual(['public', 'private', 'note'])
})

test('Whoever may not answer may still leave a note', () => {
  expect(modesOf(about([post], { may: ['note'] }))).toEqual(['note'])
})

test('The composer begins on the side where the customer wrote last, unless a draft says otherwise', () => {
  expect(firstMode(about([post, direct]))).toBe('private')
  const draft = { mode: 'public' as const, conversationId: null, replyToMessageId: null, text: 'Hola', updatedAt: '2026-01-01T12:00:00Z' }
  expect(firstMode(about([post, direct], { draft }))).toBe('public')
})

test('An answer goes to the conversation asked for, else to the one with the latest word of the customer', () => {
  expect(conversationFor(about([older, post]), 'public', null)?.conversationId).toBe('post')
  expect(conversationFor(about([older, post]), 'public', 'older')?.conversationId).toBe('older')
})
