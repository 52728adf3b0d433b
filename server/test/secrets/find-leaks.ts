import { sql } from 'kysely'
import type { Db } from '../../src/platform/db.ts'

/** Something that was written or said, and where. */
export interface Place {
  where: string
  text: string
}

/** Where planted secrets stand in the open, be it as they are, in an address, in base64 or in hex: `name: where`. */
export function findLeaks(places: readonly Place[], secrets: Readonly<Record<string, string>>): string[] {
  const forms = Object.entries(secrets).flatMap(([name, secret]) => formsOf(secret).map((form) => ({ name, form })))
  const found = places.flatMap(({ where, text }) => forms.filter(({ form }) => text.includes(form)).map(({ name }) => `${name}: ${where}`))
  return [...new Set(found)].sort()
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  // Of base64 the middle, which is the same whatever stands before and after it.
  const inner = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4)
      .replace(/.{0,3}=*$/, ''),
  )
  const urlSafe = inner.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  return [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), bytes.toString('hex'), ...inner, ...urlSafe])]
}

/** Every row of every table, the queue of jobs among them, as text. */
export async function dumpDatabase(db: Db): Promise<Place[]> {
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'`.execute(db)
  const places: Place[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.raw(name)} t`.execute(db)
    places.push(...rows.map(({ row }) => ({ where: `table ${name}`, text: row })))
  }
  return places
}
