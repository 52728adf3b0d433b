import { EventEmitter } from 'node:events'
import { run, runMigrations, runOnce, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import { type Database, inTransaction, type Tx } from './db.ts'
import { guardLeases } from './job-leases.ts'
import { JobPool } from './job-pool.ts'
import { patientPool } from './patient-pool.ts'
import type { Platform } from './platform.ts'
import { quietJobLogger } from './telemetry.ts'

export interface JobOptions<D> {
  /** Jobs of one lane run one at a time, in the order they were queued. */
  lane?: (data: D) => string
  /** A job with the same key that has not begun is replaced. */
  key?: (data: D) => string
  runAt?: Date
}

/** Work that leaves the building or waits. It must bear being run again, for a worker may die at any moment. */
export interface Job<D extends object = never> {
  kind: string
  maxTries: number
  run(platform: Platform, data: D, attempt: Attempt): Promise<void>
  /** Queues it in the transaction that decided it, all with one statement. */
  later(tx: Tx, data: readonly D[], options?: JobOptions<D>): Promise<void>
}

export interface Attempt {
  /** 1 for the first try. */
  number: number
  last: boolean
}

export function job<D extends object>(kind: string, maxTries: number, work: Job<D>['run']): Job<D> {
  return {
    kind,
    maxTries,
    run: work,
    async later(tx, data, { lane, key, runAt } = {}) {
      if (data.length === 0) return
      const specs = data.map((one) => ({
        identifier: kind,
        payload: one,
        queue_name: lane?.(one) ?? null,
        job_key: key?.(one) ?? null,
        run_at: runAt?.toISOString() ?? null,
        max_attempts: maxTries,
      }))
      await sql`select count(*) from graphile_worker.add_jobs(
        (select array_agg(s) from json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json) s))`.execute(tx)
    },
  }
}

/** Takes back a job that has not begun. */
export async function cancelJob(tx: Tx, key: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${key})`.execute(tx)
}

/** Makes or brings up to date the tables of the queue, which live in a schema of their own. */
export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, maxPoolSize: 2, logger: quietJobLogger })
}

function tasksOf(platform: Platform, jobs: readonly Job[]): TaskList {
  return Object.fromEntries(
    jobs.map((one) => [
      one.kind,
      async (payload: unknown, { job: { attempts, max_attempts } }: { job: { attempts: number; max_attempts: number } }) => {
        const end = platform.telemetry.jobSeconds.startTimer({ kind: one.kind })
        try {
          await one.run(platform, payload as never, { number: attempts, last: attempts >= max_attempts })
        } finally {
          end()
        }
      },
    ]),
  )
}

/** Works on the queue until stopped. Stopping lets jobs in hand finish, for ten seconds at most. */
export async function startJobs(platform: Platform, jobs: readonly Job[], concurrency: number): Promise<{ stop(): Promise<void> }> {
  const { config, log } = platform
  const pool = new JobPool({
    connectionString: config.databaseUrl,
    max: concurrency + 2,
    application_name: 'atalaya jobs',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  pool.on('error', (error) => log.warn({ err: error }, 'job connection lost'))
  pool.on('connect', (client) => client.on('error', (error) => log.warn({ err: error }, 'job connection lost')))
  const events = new EventEmitter()
  const guard = guardLeases(platform, events)
  const runner = await run({
    pgPool: patientPool(pool),
    taskList: tasksOf(platform, jobs),
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quietJobLogger,
    gracefulShutdownAbortTimeout: 8000,
    events,
  })
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'job runner ended'))
  return {
    async stop() {
      guard.stop()
      await runner.stop().catch((error: unknown) => log.warn({ err: error }, 'job runner did not stop cleanly'))
      await pool.end()
    },
  }
}

/** Runs every job that is due, for tests. */
export async function runDueJobs(platform: Platform, jobs: readonly Job[]): Promise<number> {
  const due = async () => {
    const { rows } = await sql<{
      n: string
    }>`select count(*) as n from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`.execute(platform.db)
    return Number(rows[0]!.n)
  }
  const before = await due()
  if (before > 0) await runOnce({ pgPool: platform.pool, taskList: tasksOf(platform, jobs), logger: quietJobLogger, noHandleSignals: true })
  return before
}

/** Makes jobs that wait for a later moment due, as if that much time had gone by. For tests. */
export async function hastenJobs({ db }: Pick<Database, 'db'>, ms: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`update graphile_worker._private_jobs set run_at = run_at - ${ms} * interval '1 millisecond'`.execute(tx)
  })
}
