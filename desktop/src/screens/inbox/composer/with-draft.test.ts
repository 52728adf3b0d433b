import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { expect, test } from 'vitest'
import { withDraft } from './with-draft.ts'

const AT = '2026-03-02T10:00:00.000Z'
const about = { caseId: '7', draft: { mode: 'public', text: 'Hola', conversationId: '1', replyToMessageId: null, updatedAt: AT } } as CaseDetail
const written = { mode: 'private', conversationId: '2', replyToMessageId: null } as const

test('Who comes back to a case finds the last words written there, not those it was fetched with', () => {
  expect(withDraft(about, { ...written, text: 'Hola, Luisa' }, AT).draft).toEqual({ ...written, text: 'Hola, Luisa', updatedAt: AT })
})

test('A draft that was emptied or sent does not come back', () => {
  expect(withDraft(about, { ...written, text: ' ' }, AT).draft).toBeNull()
})
