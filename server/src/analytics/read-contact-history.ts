import type { readContactHistory as Contract, HistoryRow } from '@atalaya/shared/contract/contacts.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { scopeOf } from '../cases/data-scope.ts'
import { accessContact } from '../contacts/access-contact.ts'
import { parsePlace, printPlace, utcMicros } from '../contacts/page-place.ts'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'

type Row = z.infer<typeof HistoryRow>

interface Wide {
  id: string
  number: string
  channel: string
  account_id: string
  title: string
  state: string
  type_id: string | null
  tone: number
  rating: string | null
  opened_at: Date
  closed_at: Date | null
  last_message_at: Date
  messages: number
  readable: boolean
  at: string
}

/**
 * The cases of a contact over all channels, newest first. Those outside the caller's data scope are there, so that nobody works beside a
 * colleague unknowingly, but not readable and without their title. Cases merged into others are shown as those.
 */
export async function readContactHistory(
  db: Reader,
  caller: Caller,
  { contactId, cursor, limit }: z.infer<(typeof Contract)['input']>,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const contact = await accessContact(db, contactId)
  const after = cursor === undefined ? undefined : parsePlace(cursor)
  const beyond = after ? sql`(c.opened_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`
  const { rows } = await sql<Wide>`select c.*, coalesce(${scopeOf(caller)}, false) as readable, ${utcMicros(sql`c.opened_at`)} as at
    from cases c where c.contact_id = ${contact.id} and c.merged_into is null and ${beyond}
    order by c.opened_at desc, c.id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  return { rows: shown.map(shapeRow), nextCursor: rows.length > limit ? printPlace(shown.at(-1)!) : null }
}

function shapeRow(row: Wide): Row {
  return {
    caseId: row.id,
    number: row.number,
    channel: row.channel,
    accountId: row.account_id,
    title: row.readable ? row.title : '',
    state: row.state,
    typeId: row.type_id,
    tone: row.tone,
    rating: row.rating,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    lastMessageAt: row.last_message_at.toISOString(),
    messages: row.messages,
    readable: row.readable,
  }
}
