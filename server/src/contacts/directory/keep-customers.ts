import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { emitAll } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { CustomerKey } from '../customer-keys.ts'
import { type CustomerRecord, countryOf, FIELD_OF, keysOfRecord } from './customer-record.ts'
import { recogniseContacts } from './recognise-contacts.ts'

/** A key that another customer has already, and keeps; `at` is the place of the record in the list. */
export interface Taken {
  at: number
  field: (typeof FIELD_OF)[CustomerKey['kind']]
}
export interface Kept {
  created: number
  updated: number
  taken: Taken[]
}

const COLUMNS = ['tier', 'email', 'phone', 'document', 'language'] as const

/**
 * The directory has these customers, by number (each number once), with the keys that recognise them; contacts whose handle a new key names
 * are theirs. A few statements for the whole list, which should be a thousand at most.
 */
export async function keepCustomers(tx: Tx, records: readonly CustomerRecord[], importId: string | null): Promise<Kept> {
  if (records.length === 0) return { created: 0, updated: 0, taken: [] }
  // One writer of the directory at a time: the first that names a key keeps it, and two lists in different orders cannot wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended('customers', 0))`.execute(tx)
  const { idOf, created } = await upsert(tx, records, importId)
  const fresh = await rekey(tx, records, idOf)
  const recognised = await recogniseContacts(tx, fresh.added)
  await emitAll(
    tx,
    recognised.map((data) => ({ type: 'contact.recognised', actor: { kind: 'platform', id: null }, data })),
  )
  return { created, updated: records.length - created, taken: fresh.taken }
}

async function upsert(tx: Tx, records: readonly CustomerRecord[], importId: string | null): Promise<{ idOf: Map<string, string>; created: number }> {
  const rows = JSON.stringify(
    records.map((record) => ({ ...record, id: newId(), data: record.data ?? {}, given: COLUMNS.filter((column) => record[column] !== undefined) })),
  )
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as w (id uuid, number text, name text, tier text, email text, phone text, document text,
    language text, data jsonb, given text[])`
  const inserted = await sql<{
    id: string
    number: string
  }>`insert into customers (id, number, name, tier, email, phone, document, language, data, import_id)
    select id, number, name, tier, email, phone, document, language, jsonb_strip_nulls(data), ${importId}::uuid from ${given}
    on conflict (number) do nothing returning id`.execute(tx)
  const kept = COLUMNS.map(
    (column) => sql`${sql.ref(column)} = case when ${column} = any(w.given) then w.${sql.ref(column)} else c.${sql.ref(column)} end`,
  )
  const differs = COLUMNS.map((column) => sql`(${column} = any(w.given) and c.${sql.ref(column)} is distinct from w.${sql.ref(column)})`)
  // Most rows of a directory that comes in again say nothing new; writing them would cost as much as making them.
  await sql`update customers c set name = w.name, ${sql.join(kept)}, data = jsonb_strip_nulls(c.data || w.data),
      import_id = coalesce(${importId}::uuid, c.import_id), updated_at = now(), retired_at = null
    from ${given} where c.number = w.number and c.id <> all(${inserted.rows.map((row) => row.id)}::uuid[])
      and (c.retired_at is not null or c.name <> w.name or jsonb_strip_nulls(c.data || w.data) <> c.data or ${sql.join(differs, sql` or `)})`.execute(
    tx,
  )
  const numbers = records.map((record) => record.number)
  const all = await sql<{ id: string; number: string }>`select id, number from customers where number = any(${numbers}::text[])`.execute(tx)
  return { idOf: new Map(all.rows.map((row) => [row.number, row.id])), created: inserted.rows.length }
}

interface Wanted extends CustomerKey {
  at: number
  customer: string
}

/** The keys that are new to the directory, and those that somebody else has. */
async function rekey(tx: Tx, records: readonly CustomerRecord[], idOf: ReadonlyMap<string, string>): Promise<{ added: Wanted[]; taken: Taken[] }> {
  const workspace = await tx.selectFrom('workspace').select('time_zone').executeTakeFirst()
  const country = workspace && countryOf(workspace.time_zone)
  const each = records.map((record, at) => ({ at, customer: idOf.get(record.number)!, ...keysOfRecord(record, country) }))
  const wanted: Wanted[] = each.flatMap(({ at, customer, keys }) => keys.map((key) => ({ ...key, at, customer })))
  const given = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (kind text, value text, customer uuid, at int)`
  const spoken = each.flatMap(({ customer, spoken: kinds }) => kinds.map((kind) => ({ customer, kind })))
  await sql`delete from customer_keys k using jsonb_to_recordset(${JSON.stringify(spoken)}::jsonb) as s (customer uuid, kind text)
    where k.customer_id = s.customer and k.kind = s.kind
      and not exists (select 1 from ${given} where w.customer = k.customer_id and w.kind = k.kind and w.value = k.value)`.execute(tx)
  const added = await sql<Wanted>`insert into customer_keys (kind, value, customer_id) select kind, value, customer from ${given} order by at
    on conflict do nothing returning kind, value, customer_id as customer`.execute(tx)
  const taken = await sql<{ at: number; kind: CustomerKey['kind'] }>`select w.at, w.kind from ${given}
    join customer_keys k on k.kind = w.kind and k.value = w.value where k.customer_id <> w.customer order by w.at`.execute(tx)
  return { added: added.rows, taken: taken.rows.map(({ at, kind }) => ({ at, field: FIELD_OF[kind] })) }
}
