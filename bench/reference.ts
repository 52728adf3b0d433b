import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { percentile } from './statistics.ts'

/** Single-row insert transactions a second from `clients` connections, each on disk before the next: what the machine gives at best. */
export async function measureInserts(databaseUrl: string, clients: number, forMs: number): Promise<number> {
  const pool = await Promise.all(Array.from({ length: clients }, () => open(databaseUrl)))
  await pool[0]!.query('create table if not exists bench_reference (id bigint generated always as identity primary key, text text not null)')
  const began = performance.now()
  let done = 0
  await Promise.all(
    pool.map(async (client) => {
      while (performance.now() - began < forMs) {
        await client.query('insert into bench_reference (text) values ($1)', ['Hola, la app no abre desde ayer.'])
        done++
      }
    }),
  )
  const perSecond = (done / (performance.now() - began)) * 1000
  await pool[0]!.query('drop table bench_reference')
  await Promise.all(pool.map((client) => client.end()))
  return perSecond
}

/** Milliseconds from when a single-row insert was due to when it is on disk, at an even pace: the 99th percentile. */
export async function measureInsertLatency(databaseUrl: string, perSecond: number, forMs: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
  await pool.query('create table if not exists bench_reference (id bigint generated always as identity primary key, text text not null)')
  const began = performance.now()
  const times: number[] = []
  const under: Promise<unknown>[] = []
  for (let sent = 0; performance.now() - began < forMs; await sleep(1)) {
    for (const due = ((performance.now() - began) / 1000) * perSecond; sent < due; sent++) {
      const dueAt = began + (sent / perSecond) * 1000
      under.push(pool.query('insert into bench_reference (text) values ($1)', ['Hola']).then(() => times.push(performance.now() - dueAt)))
    }
  }
  await Promise.all(under)
  await pool.query('drop table bench_reference')
  await pool.end()
  return percentile(times, 0.99)
}

/** Milliseconds of one read of a row by its primary key, the 95th percentile. */
export async function measureKeyReads(databaseUrl: string, table: string, reads: number): Promise<number> {
  const client = await open(databaseUrl)
  const { rows } = await client.query<{ id: string }>(`select id from ${table} tablesample system (1) limit 500`)
  const times: number[] = []
  for (let index = 0; index < reads; index++) {
    const began = performance.now()
    await client.query({ name: 'read', text: `select * from ${table} where id = $1`, values: [rows[index % rows.length]!.id] })
    times.push(performance.now() - began)
  }
  await client.end()
  return percentile(times, 0.95)
}

async function open(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return client
}
