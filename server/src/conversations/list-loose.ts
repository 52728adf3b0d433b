import type { listLooseMessages } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Caller } from '../platform/caller.ts'
import type { Platform } from '../platform/platform.ts'
import { messageScope } from './conversation-scope.ts'
import { MESSAGE_COLUMNS, type MessageRow, shapeMessages } from './shape-messages.ts'

/** What customers wrote that is nobody's work yet: mentions on accounts whose rule makes no case of them, in conversations the caller may see. Newest first. */
export async function listLoose(platform: Platform, caller: Caller, { accountId, cursor, limit }: z.infer<typeof listLooseMessages.input>) {
  const [at, id] = /^\d{4}-[\dT:.-]+Z_[0-9a-f-]{36}$/.test(cursor ?? '') ? cursor!.split('_') : []
  let query = platform.db
    .selectFrom('messages as m')
    .innerJoin('conversations as v', 'v.id', 'm.conversation_id')
    .select(MESSAGE_COLUMNS.map((column) => `m.${column}` as const))
    .where('m.case_id', 'is', null)
    .where('m.direction', '=', 'in')
    .where('m.deleted_at', 'is', null)
    .where(messageScope(caller))
  if (accountId) query = query.where('m.account_id', '=', accountId)
  if (at && id) query = query.where(sql<boolean>`(m.sent_at, m.id) < (${at}::timestamptz, ${id}::uuid)`)
  const rows = (await query
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
    .execute()) as MessageRow[]
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: await shapeMessages(platform, platform.db, caller, shown),
    nextCursor: rows.length > limit && last ? `${last.sent_at.toISOString()}_${last.id}` : null,
  }
}
