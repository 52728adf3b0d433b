import { writeFileSync } from 'node:fs'
import pg from 'pg'
import { printSchema } from './schema.ts'

interface Column {
  table: string
  name: string
  type: string
  nullable: boolean
  defaulted: boolean
  computed: boolean
}

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  xid8: 'string',
  int8: 'Int8',
  int4: 'number',
  int2: 'number',
  float8: 'number',
  bool: 'boolean',
  date: 'string',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
  tsvector: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
}

const QUERY = `select c.relname as "table", a.attname as name, t.typname as type, not a.attnotnull as nullable,
    a.atthasdef or a.attidentity <> '' as defaulted, a.attgenerated <> '' or a.attidentity = 'a' as computed
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`

/** The TypeScript of every table of a migrated database, as Kysely wants it. */
export async function printDbTypes(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<Column>(QUERY)
    const tables = Map.groupBy(rows, (row) => row.table)
    const body = [...tables].map(([table, columns]) => `  ${table}: {\n${columns.map(line).join('\n')}\n  }`)
    return `${HEAD}export interface Schema {\n${body.join('\n')}\n}\n`
  } finally {
    await client.end()
  }
}

const HEAD = `// Generated from the migrated database by tools/db-types.ts. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
type Timestamp = ColumnType<Date, Date | string, Date | string>
type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>
type Json = ColumnType<unknown, string, string>
type GeneratedDate = ColumnType<Date, Date | string | undefined, Date | string>
type GeneratedInt8 = ColumnType<string, string | number | bigint | undefined, string | number | bigint>
type GeneratedJson = ColumnType<unknown, string | undefined, string>

`

function line({ name, type, nullable, defaulted, computed }: Column): string {
  const base = TYPES[type]
  if (!base) throw new Error(`No TypeScript type for the column type ${type} of ${name}; add it to TYPES.`)
  if (computed) return `    ${name}: GeneratedAlways<${base === 'Int8' ? 'string' : base}>`
  if (defaulted && !nullable) {
    const generated = { Timestamp: 'GeneratedDate', Int8: 'GeneratedInt8', Json: 'GeneratedJson' }[base] ?? `Generated<${base}>`
    return `    ${name}: ${generated}`
  }
  if (!nullable) return `    ${name}: ${base}`
  const wide = {
    Timestamp: 'ColumnType<Date | null, Date | string | null | undefined, Date | string | null>',
    Int8: 'ColumnType<string | null, string | number | bigint | null | undefined, string | number | bigint | null>',
    Json: 'ColumnType<unknown, string | null | undefined, string | null>',
  }[base]
  return `    ${name}: ${wide ?? `ColumnType<${base} | null, ${base} | null | undefined, ${base} | null>`}`
}

if (import.meta.main) {
  const url = process.argv[2]
  if (!url) throw new Error('Usage: node tools/db-types.ts <address of a migrated database>')
  writeFileSync(new URL('../server/src/platform/db-types.gen.ts', import.meta.url), await printDbTypes(url))
  writeFileSync(new URL('../server/schema.sql', import.meta.url), await printSchema(url))
}
