import type { TimelineItem } from '@atalaya/shared/contract/cases.ts'
import { sql } from 'kysely'
import { MESSAGE_COLUMNS, type MessageRow, shapeMessages } from '../../conversations/shape-messages.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction, type Reader } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { accessCase } from '../access-case.ts'
import { beforePlace, comparePlaces, exactly, parsePlace, printPlace, type TimelinePlace } from './timeline-place.ts'

/** What of a case's log is worth a line between its messages. A suggestion is not: it is shown where it can be corrected. */
const SHOWN = [
  'case.opened',
  'case.reopened',
  'case.assigned',
  'case.prioritised',
  'case.tagged',
  'case.state-changed',
  'case.escalated',
  'case.closed',
  'case.snoozed',
  'case.woken',
  'case.merged',
  'case.split',
  'case.set-aside',
  'case.breached',
]
const SHOWN_OF_PEOPLE = ['case.typed', 'case.toned']

interface Entry {
  place: TimelinePlace
  shape(messages: ReadonlyMap<string, TimelineItem>): TimelineItem | undefined
}

/** Messages, notes and activity before a place, the newest page of them, in order of time. */
export async function readTimeline(
  platform: Platform,
  caller: Caller,
  { caseId, before, limit }: { caseId: string; before?: string | undefined; limit: number },
): Promise<{ items: TimelineItem[]; before: string | null }> {
  const { db } = platform
  await inTransaction(db, (tx) => accessCase(tx, caller, caseId))
  const place = before === undefined ? undefined : parsePlace(before)
  const [messages, notes, activity] = await Promise.all([
    readMessages(db, caseId, place, limit + 1),
    readNotes(db, caseId, place, limit + 1),
    readActivity(db, caseId, place, limit + 1),
  ])
  const entries: Entry[] = [...messages.map(({ place: at }) => ({ place: at, shape: take(at.id) })), ...notes, ...activity]
  entries.sort((a, b) => comparePlaces(a.place, b.place))
  const page = entries.slice(-limit)
  const onPage = new Set(page.map((entry) => entry.place.id))
  const shaped = await shapeMessages(
    platform,
    db,
    caller,
    messages.flatMap(({ row }) => (onPage.has(row.id) ? [row] : [])),
  )
  const byId = new Map(
    shaped.map((message): [string, TimelineItem] => [message.messageId, { kind: 'message', id: message.messageId, at: message.sentAt, message }]),
  )
  return {
    items: page.flatMap((entry) => entry.shape(byId) ?? []),
    before: entries.length > limit ? printPlace(page[0]!.place) : null,
  }
}

const take = (messageId: string) => (messages: ReadonlyMap<string, TimelineItem>) => messages.get(messageId)

async function readMessages(db: Reader, caseId: string, place: TimelinePlace | undefined, limit: number) {
  const rows = await db
    .selectFrom('messages as m')
    .select(MESSAGE_COLUMNS.map((column) => `m.${column}` as const))
    .select(exactly(sql`m.sent_at`).as('exact_at'))
    .where('m.case_id', '=', caseId)
    .where(beforePlace('message', sql`m.sent_at`, sql`m.id`, place))
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ exact_at, ...row }) => ({ place: { at: exact_at, kind: 'message' as const, id: row.id }, row: row as MessageRow }))
}

async function readNotes(db: Reader, caseId: string, place: TimelinePlace | undefined, limit: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('notes as n')
    .select(['n.id', 'n.author_id', 'n.text', 'n.at'])
    .select(exactly(sql`n.at`).as('exact_at'))
    .select(sql<string[]>`array(select m.person_id from mentions m where m.note_id = n.id and m.case_id = n.case_id)`.as('mention_ids'))
    .where('n.case_id', '=', caseId)
    .where(beforePlace('note', sql`n.at`, sql`n.id`, place))
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    place: { at: row.exact_at, kind: 'note', id: row.id },
    shape: () => ({ kind: 'note', id: row.id, at: row.at.toISOString(), authorId: row.author_id, text: row.text, mentionIds: row.mention_ids }),
  }))
}

/** With that of the cases that were merged into it, for their messages are here too. */
async function readActivity(db: Reader, caseId: string, place: TimelinePlace | undefined, limit: number): Promise<Entry[]> {
  const { rows } = await sql<{
    seq: string
    type: string
    at: Date
    exact_at: string
    kind: string
    actor_id: string | null
    data: Record<string, unknown>
  }>`
    select f.seq::text, f.type, f.at, ${exactly(sql`f.at`)} as exact_at, f.actor_kind as kind, f.actor_id, f.data from facts f
    where f.data ? 'caseId' and f.data ->> 'caseId' = any(array(select c.id::text from cases t join cases c on c.contact_id = t.contact_id
        and (c.id = t.id or c.merged_into = t.id) where t.id = ${caseId}::uuid))
      and (f.type = any(${SHOWN}::text[]) or (f.type = any(${SHOWN_OF_PEOPLE}::text[]) and f.data ->> 'source' = 'person'))
      and ${beforePlace('activity', sql`f.at`, sql`f.seq`, place)}
    order by f.at desc, f.seq desc limit ${limit}`.execute(db)
  return rows.map((row) => ({
    place: { at: row.exact_at, kind: 'activity', id: row.seq },
    shape: () => ({
      kind: 'activity',
      id: row.seq,
      at: row.at.toISOString(),
      type: row.type,
      actor: { kind: row.kind, id: row.actor_id },
      data: row.data,
    }),
  }))
}
