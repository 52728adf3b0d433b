import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'

/** The identity is found by these keys, too. One that is another's already stays theirs. */
export async function addAliases(tx: Tx, identityId: string, keys: readonly string[]): Promise<void> {
  await addAliasesOf(
    tx,
    keys.map((key) => ({ identityId, key })),
  )
}

/** The same for several identities, with one statement. */
export async function addAliasesOf(tx: Tx, aliases: readonly { identityId: string; key: string }[]): Promise<void> {
  if (aliases.length === 0) return
  await sql`insert into identity_aliases (channel, key, identity_id)
    select i.channel, w.key, i.id from unnest(${aliases.map((one) => one.identityId)}::uuid[], ${aliases.map((one) => one.key)}::text[]) as w (identity, key)
      join identities i on i.id = w.identity and i.key <> w.key
    where not exists (select 1 from identities o where o.channel = i.channel and o.key = w.key)
    on conflict do nothing`.execute(tx)
}
