import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { NewFact } from '../platform/facts.ts'
import { readParkReason } from './park-reason.ts'
import type { PendingBatch } from './read-pending.ts'

/** Marks what was understood as done and sets the rest aside with its reason. Returns how many were parked. */
export async function settleEvents(tx: Tx, { events, parsed, accounts }: PendingBatch, facts: NewFact[]): Promise<number> {
  const done: string[] = []
  const parked: { id: string; reason: string }[] = []
  for (const { id, account_id } of events) {
    const result = parsed.get(id)
    if (result && 'items' in result) {
      done.push(id)
      continue
    }
    parked.push({ id, reason: result?.error ?? 'unread' })
    facts.push({
      type: 'event.parked',
      actor: { kind: 'platform', id: null },
      data: { rawEventId: id, accountId: account_id, reason: readParkReason(result?.error ?? 'unread').code },
    })
  }
  await sql`update raw_events set state = 'done', settled_at = now(), tries = tries + 1, reason = null where id = any(${done}::bigint[])`.execute(tx)
  if (parked.length > 0) {
    await sql`update raw_events r set state = 'parked', settled_at = now(), tries = tries + 1, reason = w.reason
      from jsonb_to_recordset(${JSON.stringify(parked)}::jsonb) as w (id bigint, reason text) where r.id = w.id`.execute(tx)
  }
  const [first] = accounts.keys()
  if (first)
    await sql`update accounts set last_event_at = now() where id = any(${[...accounts.keys()]}::uuid[]) and (last_event_at is null or last_event_at < now() - interval '5 seconds')`.execute(
      tx,
    )
  return parked.length
}
