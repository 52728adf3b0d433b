import type { listRawEvents, RawEvent, RawEventDetail } from '@atalaya/shared/contract/raw-events.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { readParkReason } from './park-reason.ts'

interface Row {
  id: string
  account_id: string
  account_name: string
  channel: string
  via: RawEvent['via']
  state: RawEvent['state']
  tries: number
  reason: string | null
  received_at: Date
  settled_at: Date | null
  bytes: number
  replays: number
}

/** What `replay-events.ts` keeps of an event. */
type Past = Omit<RawEventDetail['history'][number], 'reason'> & { reason: string | null }

const COLUMNS = sql`r.id::text, r.account_id, a.name as account_name, a.channel, r.via, r.state, r.tries, r.reason, r.received_at, r.settled_at, octet_length(r.body) + coalesce(r.original_bytes, 0) as bytes, r.replays`

/** Events as they came, newest first. */
export async function listEvents(db: Db, input: z.infer<typeof listRawEvents.input>): Promise<{ rows: RawEvent[]; nextCursor: string | null }> {
  const before = input.cursor && /^\d{1,19}$/.test(input.cursor) ? input.cursor : null
  const { rows } = await sql<Row>`select ${COLUMNS} from raw_events r join accounts a on a.id = r.account_id
    where r.state = ${input.state} and (${before}::bigint is null or r.id < ${before}) and (${input.accountId ?? null}::uuid is null or r.account_id = ${input.accountId ?? null})
      and r.received_at >= ${input.from ?? '-infinity'}::timestamptz and r.received_at <= ${input.to ?? 'infinity'}::timestamptz
    order by r.id desc limit ${input.limit + 1}`.execute(db)
  const page = rows.slice(0, input.limit)
  return { rows: page.map(shape), nextCursor: rows.length > input.limit ? page.at(-1)!.id : null }
}

/** One event with its body. */
export async function readEvent(db: Db, rawEventId: string): Promise<RawEventDetail> {
  const { rows } = await sql<
    Row & { body: string; history: Past[] }
  >`select ${COLUMNS}, r.body, r.history from raw_events r join accounts a on a.id = r.account_id where r.id = ${rawEventId}`.execute(db)
  if (!rows[0]) throw new AppError('not_found', 'event/unknown', 'No such event.')
  const { body, history } = rows[0]
  return { ...shape(rows[0]), body, history: history.map((one) => shapePast(one)) }
}

const iso = (at: string) => new Date(at).toISOString()

function shapePast({ state, reason, tries, settledAt, replayedAt }: Past): RawEventDetail['history'][number] {
  return {
    state,
    reason: reason === null ? null : readParkReason(reason),
    tries,
    settledAt: settledAt && iso(settledAt),
    replayedAt: iso(replayedAt),
  }
}

function shape(row: Row): RawEvent {
  return {
    rawEventId: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    channel: row.channel,
    via: row.via,
    state: row.state,
    tries: row.tries,
    reason: row.reason === null ? null : readParkReason(row.reason),
    receivedAt: row.received_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    bytes: row.bytes,
    replays: row.replays,
  }
}
