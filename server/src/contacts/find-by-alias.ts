import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import { type Known, type Sender, senderKey } from './known-sender.ts'

interface Found extends Known {
  /** Found by what the sender says they are also called, so that their key is new. */
  by_theirs: boolean
}

/**
 * Of senders whose key is nobody's first: those who are known all the same, because it is a further key of somebody or one of theirs is
 * somebody's. In the second case the network calls them by a new key now: it becomes their first, and the former finds them still.
 */
export async function findByAlias(tx: Tx, senders: readonly Sender[]): Promise<Map<string, Known>> {
  const tries = senders.flatMap(({ channel, author }) =>
    [author.key, ...(author.aliases ?? [])].map((tried, rank) => ({ channel, key: author.key, tried, rank })),
  )
  const { rows } =
    await sql<Found>`with w as (select * from jsonb_to_recordset(${JSON.stringify(tries)}::jsonb) as t (channel text, key text, tried text, rank int)),
    f as (select w.channel, w.key, w.rank, a.identity_id from w join identity_aliases a on a.channel = w.channel and a.key = w.tried
      union all select w.channel, w.key, w.rank, i.id from w join identities i on i.channel = w.channel and i.key = w.tried where w.rank > 0)
    select distinct on (f.channel, f.key) f.channel, f.key, i.key as first_key, i.id as identity_id, i.contact_id, i.proven, c.customer_id, c.language, f.rank > 0 as by_theirs
    from f join identities i on i.id = f.identity_id join contacts c on c.id = i.contact_id order by f.channel, f.key, f.rank`.execute(tx)
  const renamed = rows.filter((row) => row.by_theirs)
  await rename(tx, renamed)
  return new Map(rows.map((row) => [senderKey(row.channel, row.key), row.by_theirs ? { ...row, first_key: row.key } : row]))
}

async function rename(tx: Tx, found: readonly Found[]): Promise<void> {
  // Two new keys of one person in one batch: the last is the first from now on.
  const last = [...new Map(found.map((one) => [one.identity_id, one])).values()]
  if (last.length === 0) return
  const former = found.flatMap((one) =>
    [one.first_key, one.key]
      .filter((key) => !last.includes(one) || key !== one.key)
      .map((key) => ({ identity: one.identity_id, channel: one.channel, key })),
  )
  await sql`insert into identity_aliases (channel, key, identity_id)
    select distinct channel, key, identity from jsonb_to_recordset(${JSON.stringify(former)}::jsonb) as w (channel text, key text, identity uuid) on conflict do nothing`.execute(
    tx,
  )
  await sql`update identities i set key = w.key from unnest(${last.map((one) => one.identity_id)}::uuid[], ${last.map((one) => one.key)}::text[]) as w (id, key) where i.id = w.id`.execute(
    tx,
  )
}

/** Strangers who are one person under two keys, as a key and the alias that names it: the one who names is added, the other is the same. */
export function foldStrangers(strangers: readonly Sender[]): { strangers: Sender[]; sameAs: Map<string, string> } {
  const keys = new Set(strangers.map(({ channel, author }) => senderKey(channel, author.key)))
  const sameAs = new Map<string, string>()
  for (const { channel, author } of strangers) {
    const own = senderKey(channel, author.key)
    for (const alias of author.aliases ?? []) {
      const other = senderKey(channel, alias)
      if (other !== own && keys.has(other) && !sameAs.has(own) && !sameAs.has(other)) sameAs.set(other, own)
    }
  }
  // Named by one who is folded away themselves.
  for (const [other, own] of sameAs) sameAs.set(other, sameAs.get(own) ?? own)
  return { strangers: strangers.filter(({ channel, author }) => !sameAs.has(senderKey(channel, author.key))), sameAs }
}
