import type { replayRawEvents } from '@atalaya/shared/contract/raw-events.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { actorOf, type Caller } from '../platform/caller.ts'
import type { Tx } from '../platform/db.ts'
import { emitAll } from '../platform/facts.ts'

const MOST = 10_000
/** By filter an event is taken in again so often at most: what was set aside each time would only be set aside once more. By its id it always is. */
const MOST_REPLAYS = 5
const HISTORY_KEPT = 10

/**
 * The events are pending again, and taken in like new ones: their tries begin anew, and what had become of them is added to their history.
 * What they already brought is found by its provider id and not doubled.
 */
export async function replayEvents(tx: Tx, caller: Caller, { rawEventIds, filter }: z.infer<typeof replayRawEvents.input>): Promise<number> {
  const ids = rawEventIds ?? null
  const { rows } = await sql<{
    id: string
    account_id: string
  }>`update raw_events set state = 'pending', replays = least(replays + 1, 32767), tries = 0, reason = null, settled_at = null,
      history = jsonb_path_query_array(history, ${`$[last - ${HISTORY_KEPT - 2} to last]`}::jsonpath)
        || jsonb_build_object('state', state, 'reason', reason, 'tries', tries, 'settledAt', settled_at, 'replayedAt', now())
    where id in (select id from raw_events where state <> 'pending' and (${ids}::bigint[] is null or id = any(${ids}::bigint[]))
      and (${ids}::bigint[] is not null or (${filter !== undefined} and state = ${filter?.state ?? 'parked'} and replays < ${MOST_REPLAYS}
        and (${filter?.accountId ?? null}::uuid is null or account_id = ${filter?.accountId ?? null}) and received_at >= ${filter?.from ?? '-infinity'}::timestamptz and received_at <= ${filter?.to ?? 'infinity'}::timestamptz))
      order by id limit ${MOST})
    returning id::text, account_id`.execute(tx)
  await emitAll(
    tx,
    rows.map(({ id, account_id }) => ({ type: 'event.replayed', actor: actorOf(caller), data: { rawEventId: id, accountId: account_id } })),
  )
  return rows.length
}
