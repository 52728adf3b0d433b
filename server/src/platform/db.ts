import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './db-types.gen.ts'

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
/** For reads, which do as well inside a transaction as outside. */
export type Reader = Db | Tx

export interface Database {
  db: Db
  pool: pg.Pool
}

// Counts and sums fit a double; keep bigint columns as text, which is what their types say.
const NUMERIC = 1700
pg.types.setTypeParser(NUMERIC, Number)
const DATE = 1082
pg.types.setTypeParser(DATE, (day) => day)

export interface PoolOptions {
  url: string
  max: number
  name: string
  onError(error: Error): void
}

/** A pool on the workspace's database. A connection that breaks while idle or in use is reported and replaced, never fatal. */
export function openDatabase({ url, max, name, onError }: PoolOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  pool.on('error', onError)
  // A checked-out client without a listener would end the process when its server dies.
  pool.on('connect', (client) => client.on('error', onError))
  return { db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), pool }
}

interface Commit {
  at: Date | undefined
  facts: boolean
}
const COMMITS = new WeakMap<object, Commit>()
const LISTENERS = new WeakMap<Db, Set<() => void>>()

/** Notes that the transaction wrote to the log, so that its readers are woken after the commit. */
export function wroteFacts(tx: Tx): void {
  const commit = COMMITS.get(tx)
  if (commit) commit.facts = true
}

/** When what the transaction does happened, if not now. */
export function timeOf(tx: Tx): Date | undefined {
  return COMMITS.get(tx)?.at
}

/** From here on, what the transaction records happened then. */
export function setTime(tx: Tx, at: Date): void {
  const commit = COMMITS.get(tx)
  if (commit) commit.at = at
}

/** Calls `listener` after each commit of this process that wrote to the log. Returns how to stop. */
export function onFacts(db: Db, listener: () => void): () => void {
  const all = LISTENERS.get(db) ?? new Set()
  LISTENERS.set(db, all.add(listener))
  return () => all.delete(listener)
}

/**
 * One transaction. What it emitted is announced after it has committed. `at` is when it happened, for history that is brought in
 * afterwards; otherwise facts carry the moment they are recorded.
 */
export async function inTransaction<T>(db: Db, run: (tx: Tx) => Promise<T>, at?: Date): Promise<T> {
  const commit: Commit = { at, facts: false }
  const result = await db.transaction().execute((tx) => {
    COMMITS.set(tx, commit)
    return run(tx)
  })
  if (commit.facts) for (const listener of LISTENERS.get(db) ?? []) listener()
  return result
}

/** Holds the named lock until the transaction ends; false at once when someone else has it. */
export async function tryLock(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as held`.execute(tx)
  return rows[0]?.held === true
}

/** The SQLSTATE of a database error, or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5 ? error.code : undefined
}

/** The name of the unique constraint that an insert broke. */
export function brokenUnique(error: unknown): string | undefined {
  return sqlState(error) === '23505' && error instanceof Error && 'constraint' in error ? String(error.constraint) : undefined
}
