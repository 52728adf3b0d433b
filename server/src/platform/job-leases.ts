import type { WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import type { Platform } from './platform.ts'

const LOOK_EVERY_MS = 3_000

/**
 * Gives the jobs of a worker that died back to the living. Each runner holds an advisory lock in its own name on a connection of its own,
 * which the database lets go when the process is gone; who is found without it twice in a row has lost its jobs.
 */
export function guardLeases({ config, db, log }: Platform, events: WorkerEvents): { stop(): void } {
  const name = (id: string) => `job-runner:${id}`
  const suspects = new Set<string>()
  let mine: pg.Client | undefined
  let id: string | undefined

  async function hold(): Promise<void> {
    if (mine || !id) return
    const client = new pg.Client({ connectionString: config.databaseUrl, application_name: 'atalaya lease' })
    client.on('error', () => {
      mine = undefined
    })
    await client.connect()
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name(id)])
    mine = client
  }

  async function look(): Promise<void> {
    await hold()
    const { rows } = await sql<{ id: string; free: boolean }>`
      select id, free from (select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null
        union select distinct locked_by from graphile_worker._private_job_queues where locked_by is not null) l,
      lateral (select not exists (select 1 from pg_locks k where k.locktype = 'advisory'
        and (k.classid::bigint << 32 | k.objid::bigint) = hashtextextended('job-runner:' || l.id, 0)) as free) f`.execute(db)
    const free = rows.filter((row) => row.free && row.id !== id).map((row) => row.id)
    const dead = free.filter((one) => suspects.has(one))
    suspects.clear()
    for (const one of free) suspects.add(one)
    if (dead.length === 0) return
    await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(db)
    log.warn({ dead }, 'gave the jobs of a dead worker back')
  }

  events.on('pool:create', ({ workerPool }) => {
    id = workerPool.id
  })
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, 'could not look for dead workers'))
  }, LOOK_EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      mine?.end().catch((error: unknown) => log.warn({ err: error }, 'lease connection did not close'))
    },
  }
}
