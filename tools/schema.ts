import pg from 'pg'

interface Piece {
  /** The table it belongs to; empty for functions. */
  table: string
  /** Where it stands within its table: columns, then constraints, then indexes. */
  rank: number
  text: string
}

const OURS = "n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = o.oid and d.deptype = 'e')"

const COLUMNS = `select o.relname as "table", 1 as rank, quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attidentity = 'a' then ' generated always as identity' when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
       when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
    || case when a.attnotnull and a.attidentity = '' then ' not null' else '' end as text
  from pg_class o join pg_namespace n on n.oid = o.relnamespace join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
  where ${OURS} and o.relkind in ('r', 'p') and not o.relispartition order by o.relname, a.attnum`

const CONSTRAINTS = `select c.relname as "table", 2 as rank, 'constraint ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid) as text
  from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and o.contype in ('p', 'u', 'c', 'f', 'x') and o.conparentid = 0
  order by c.relname, array_position('{p,u,x,c,f}', o.contype::text), o.conname`

const INDEXES = `select c.relname as "table", 3 as rank, pg_get_indexdef(o.oid) as text
  from pg_index i join pg_class o on o.oid = i.indexrelid join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = o.relnamespace
  where ${OURS} and not o.relispartition and not exists (select 1 from pg_constraint k where k.conindid = o.oid and k.contype in ('p', 'u', 'x')) order by c.relname, o.relname`

const TRIGGERS = `select c.relname as "table", 4 as rank, pg_get_triggerdef(o.oid) as text
  from pg_trigger o join pg_class c on c.oid = o.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not o.tgisinternal order by c.relname, o.tgname`

const FUNCTIONS = `select '' as "table", 0 as rank, pg_get_functiondef(o.oid) as text
  from pg_proc o join pg_namespace n on n.oid = o.pronamespace where ${OURS} and o.prokind in ('f', 'p') order by o.proname, o.oid::regprocedure::text`

/** Functions and tables of a migrated database as they stand after all migrations, to be read; not to be run. */
export async function printSchema(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const [functions = [], ...rest] = await inTurn(
      [FUNCTIONS, COLUMNS, CONSTRAINTS, INDEXES, TRIGGERS],
      async (query) => (await client.query<Piece>(query)).rows,
    )
    const tables = Map.groupBy(rest.flat(), ({ table }) => table)
    const names = [...tables.keys()].sort()
    const bodies = [...functions.map(({ text }) => `${text.trim()};\n`), ...names.map((name) => printTable(name, tables.get(name)!))]
    return `-- What the migrations make, written by tools/db-types.ts. For reading: a database is made by the migrations.\n\n${bodies.join('\n')}`
  } finally {
    await client.end()
  }
}

function printTable(name: string, pieces: readonly Piece[]): string {
  const inside = pieces.filter(({ rank }) => rank <= 2).map(({ text }) => `  ${text}`)
  const after = pieces.filter(({ rank }) => rank > 2).map(({ text }) => `${text.replaceAll('public.', '')};\n`)
  return `create table ${name} (\n${inside.join(',\n')}\n);\n${after.join('')}`
}

/** One after the other, since a connection has one voice. */
async function inTurn<A, B>(given: readonly A[], run: (one: A) => Promise<B>): Promise<B[]> {
  const all: B[] = []
  for (const one of given) all.push(await run(one))
  return all
}
