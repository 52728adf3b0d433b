import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { messageScope } from './conversation-scope.ts'
import { MESSAGE_COLUMNS, type MessageRow } from './shape-messages.ts'

/** The only door to a message on behalf of someone. */
export async function accessMessage(db: Reader, caller: Caller, messageId: string): Promise<MessageRow> {
  const row = await db
    .selectFrom('messages as m')
    .innerJoin('conversations as v', 'v.id', 'm.conversation_id')
    .select(MESSAGE_COLUMNS.map((column) => `m.${column}` as const))
    .where('m.id', '=', messageId)
    .where(messageScope(caller))
    .executeTakeFirst()
  if (!row) throw new AppError('not_found', 'message/unknown', 'No such message.')
  return row as MessageRow
}
