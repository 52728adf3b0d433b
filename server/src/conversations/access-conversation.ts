import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { conversationScope } from './conversation-scope.ts'

export interface ConversationRow {
  id: string
  account_id: string
  contact_id: string
  identity_id: string
  thread_key: string
  visibility: 'public' | 'private'
  case_id: string | null
  subject: string | null
  last_inbound_at: Date | null
  contact_key: string | null
}

/** The only door to a conversation on behalf of someone: one that the caller may not see is `not_found`. */
export async function accessConversation(db: Reader, caller: Caller, conversationId: string): Promise<ConversationRow> {
  const row = await db
    .selectFrom('conversations as v')
    .selectAll('v')
    .where('v.id', '=', conversationId)
    .where(conversationScope(caller))
    .executeTakeFirst()
  if (!row) throw new AppError('not_found', 'conversation/unknown', 'No such conversation.')
  return row as ConversationRow
}
