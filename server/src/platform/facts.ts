import type { Actor, Fact, Facts, FactType } from '@atalaya/shared/contract/facts.ts'
import { sql } from 'kysely'
import { type Db, type Reader, type Tx, timeOf, wroteFacts } from './db.ts'

/** A fact about to be recorded. */
export type NewFact = { [K in FactType]: { type: K; data: Facts[K]; actor: Actor; at?: Date } }[FactType]

export const PLATFORM: Actor = { kind: 'platform', id: null }

/** Records a fact in the transaction that made it true. */
export async function emit<T extends FactType>(tx: Tx, actor: Actor, type: T, data: Facts[T]): Promise<void> {
  await emitAll(tx, [{ type, data, actor } as NewFact])
}

/** Records many facts with one statement, in their order. */
export async function emitAll(tx: Tx, facts: readonly NewFact[]): Promise<void> {
  if (facts.length === 0) return
  const rows = JSON.stringify(
    facts.map((fact) => ({ type: fact.type, kind: fact.actor.kind, actor: fact.actor.id, data: fact.data, at: fact.at ?? timeOf(tx) })),
  )
  await sql`insert into facts (type, actor_kind, actor_id, data, at)
    select type, kind, actor, data, coalesce(at, clock_timestamp()) from json_to_recordset(${rows}::json) as f (type text, kind text, actor uuid, data jsonb, at timestamptz)`.execute(
    tx,
  )
  wroteFacts(tx)
}

export interface Place {
  tx: string
  seq: string
}

/** Which facts are wanted: of these types only, and none beyond a place. */
interface Wanted {
  types?: readonly FactType[]
  upTo?: Place
}

interface FactRow extends Place {
  type: FactType
  at: Date
  actor_kind: Actor['kind']
  actor_id: string | null
  data: never
}

/** The end of what can be read of the log now: everything before it has settled. */
export async function endOfLog(db: Reader): Promise<Place> {
  const { rows } = await sql<{ tx: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as tx`.execute(db)
  return { tx: rows[0]!.tx, seq: '0' }
}

/**
 * Facts after a place, in the order of the log, with none missing: a fact is passed over until every transaction that began before
 * its own has ended, for a sequence is handed out at insert and not at commit.
 */
export async function readFacts(db: Reader, after: Place, limit = 500, { types, upTo }: Wanted = {}): Promise<Fact[]> {
  const ofTypes = types ? sql`and f.type = any(${[...types]}::text[])` : sql``
  const notBeyond = upTo ? sql`and (f.tx, f.seq) <= (${upTo.tx}::xid8, ${upTo.seq}::bigint)` : sql``
  // Named in full where they order: a bare name would mean the texts that are selected, of which «10» comes before «9».
  const { rows } = await sql<FactRow>`select f.tx::text, f.seq::text, f.type, f.at, f.actor_kind, f.actor_id, f.data from facts f
    where (f.tx, f.seq) > (${after.tx}::xid8, ${after.seq}::bigint) and f.tx < pg_snapshot_xmin(pg_current_snapshot()) ${ofTypes} ${notBeyond}
    order by f.tx, f.seq limit ${limit}`.execute(db)
  return rows.map(shapeFact)
}

export function shapeFact(row: FactRow): Fact {
  return {
    place: `${row.tx}.${row.seq}`,
    type: row.type,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id },
    data: row.data,
  } as Fact
}

/** The place that an event id of the live stream names; null when it is not one. */
export function parsePlace(id: string): Place | null {
  const found = /^(\d{1,20})\.(\d{1,19})$/.exec(id)
  return found ? { tx: found[1]!, seq: found[2]! } : null
}

/** Whether a reader has not seen the whole log: a writer that is still open anywhere on the server holds the rest back. For tests. */
export async function isBehind(db: Db, names: readonly string[]): Promise<boolean> {
  const { rows } =
    await sql`select 1 from readers r where r.name = any(${[...names]}::text[]) and exists (select 1 from facts f where (f.tx, f.seq) > (r.tx, r.seq)) limit 1`.execute(
      db,
    )
  return rows.length > 0
}
