import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'

type Written = Pick<NonNullable<CaseDetail['draft']>, 'mode' | 'text' | 'conversationId' | 'replyToMessageId'>

/** The case as one left it: coming back to it finds the last words written there, or none after an empty text. */
export function withDraft(about: CaseDetail, { mode, text, conversationId, replyToMessageId }: Written, updatedAt: string): CaseDetail {
  return { ...about, draft: text.trim() === '' ? null : { mode, text, conversationId, replyToMessageId, updatedAt } }
}
