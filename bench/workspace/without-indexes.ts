import type { PoolClient } from 'pg'

/**
 * Runs `load` while the tables have only the indexes that keep their constraints, and makes the others again, which is faster than
 * keeping them up to date row by row. They are as they were when it returns, also when loading failed.
 */
export async function withoutIndexes(client: PoolClient, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select x.indexrelid::regclass::text as name, pg_get_indexdef(x.indexrelid) as made from pg_index x
      where x.indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid)`,
    [tables],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  try {
    await load()
  } finally {
    await client.query(`set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 2; set statement_timeout = 0`)
    for (const { made } of rows) await client.query(made)
  }
}

/** The connection checks no foreign keys: what it loads refers only to what it made. Without the right to do so, it loads more slowly. */
export async function trust(client: PoolClient): Promise<void> {
  await client.query('set session_replication_role = replica').catch(() => undefined)
  await client.query('set statement_timeout = 0; set synchronous_commit = off')
}
