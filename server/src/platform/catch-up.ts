import type { Fact, FactType } from '@atalaya/shared/contract/facts.ts'
import { sql } from 'kysely'
import { type Db, inTransaction, setTime, type Tx } from './db.ts'
import { type Place, parsePlace, readFacts } from './facts.ts'

/** What follows from a fact: one at a time, or from several of a kind that came one after the other, which costs a statement instead of many. */
type React<T extends FactType> = ((tx: Tx, fact: Fact<T>) => Promise<void>) | { together: (tx: Tx, facts: readonly Fact<T>[]) => Promise<void> }
export type Reaction = Partial<{ [K in FactType]: React<K> }>

interface Standing extends Place {
  endTx: string | null
  endSeq: string | null
}

/**
 * Shows a named reader the next facts of the kinds it reacts to; its place moves in the same transaction as what it does about them, and
 * passes over the others unread. Several processes may call it at once: one works, the others pass. True when there may be more.
 */
export async function catchUp(db: Db, name: string, reaction: Reaction, limit = 200): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const standing = await holdPlace(tx, name)
    if (!standing?.endTx || !standing.endSeq) return false
    const end: Place = { tx: standing.endTx, seq: standing.endSeq }
    if (!isAfter(end, standing)) return false
    const facts = await readFacts(tx, standing, limit, { types: Object.keys(reaction) as FactType[], upTo: end })
    for (const run of runsOf(facts)) await reactTo(tx, run, reaction)
    const isFull = facts.length === limit
    const place = isFull ? parsePlace(facts.at(-1)!.place)! : end
    await sql`update readers set tx = ${place.tx}::xid8, seq = ${place.seq}::bigint where name = ${name}`.execute(tx)
    return isFull
  })
}

/** The reader's place, held until the transaction ends, and that of the last fact that can be read; nothing when another process has it. */
async function holdPlace(tx: Tx, name: string): Promise<Standing | undefined> {
  const hold = () =>
    sql<Standing>`select r.tx::text, r.seq::text, e.tx::text as "endTx", e.seq::text as "endSeq" from readers r
      left join lateral (select f.tx, f.seq from facts f where f.tx < pg_snapshot_xmin(pg_current_snapshot()) order by f.tx desc, f.seq desc limit 1) e on true
      where r.name = ${name} for update of r skip locked`.execute(tx)
  const { rows } = await hold()
  if (rows.length > 0) return rows[0]
  const { numAffectedRows } = await sql`insert into readers (name) values (${name}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? (await hold()).rows[0] : undefined
}

async function reactTo(tx: Tx, run: readonly Fact[], reaction: Reaction): Promise<void> {
  const react = reaction[run[0]!.type] as React<FactType> | undefined
  if (!react) return
  // What follows from a fact happened with it, which matters for a past that is brought in.
  if (typeof react === 'object') {
    setTime(tx, new Date(run.at(-1)!.at))
    await react.together(tx, run)
    return
  }
  for (const fact of run) {
    setTime(tx, new Date(fact.at))
    await react(tx, fact)
  }
}

/** Facts of one type that follow each other. */
function runsOf(facts: readonly Fact[]): Fact[][] {
  const runs: Fact[][] = []
  for (const fact of facts) {
    const run = runs.at(-1)
    if (run?.[0]?.type === fact.type) run.push(fact)
    else runs.push([fact])
  }
  return runs
}

function isAfter(place: Place, other: Place): boolean {
  return place.tx === other.tx ? BigInt(place.seq) > BigInt(other.seq) : BigInt(place.tx) > BigInt(other.tx)
}
