import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Calling } from './call-as.ts'
import { type Brand, connectBrand, openWorkspace } from './open-workspace.ts'
import { makeDataDir, type ServerOptions, type ServerProcess, startServer } from './start-server.ts'
import { type SimulatorProcess, startSimulator } from './start-simulator.ts'

/** A real server, the network beside it, a brand on it and an administrator: what most measurements begin with. */
export interface Stage {
  server: ServerProcess
  network: SimulatorProcess
  admin: Calling
  brands: Brand[]
  database: pg.Client
  count(table: string, where?: string): Promise<number>
  close(): Promise<void>
}

export async function openStage(brandNames: readonly string[], options: Partial<ServerOptions> = {}): Promise<Stage> {
  const network = await startSimulator()
  const env = { EGRESS_ALLOW: new URL(network.url).host, ...options.env }
  const server = await startServer({ dataDir: makeDataDir(), ...options, env })
  const admin = await openWorkspace(server.url)
  const brands: Brand[] = []
  for (const name of brandNames) brands.push(await connectBrand(admin, network, name))
  const database = new pg.Client({ connectionString: server.databaseUrl })
  database.on('error', () => undefined)
  await database.connect()
  return {
    server,
    network,
    admin,
    brands,
    database,
    async count(table, where = 'true') {
      const { rows } = await database.query<{ n: string }>(`select count(*) as n from ${table} where ${where}`)
      return Number(rows[0]!.n)
    },
    async close() {
      await database.end()
      await server.stop()
      await network.stop()
    },
  }
}

/** Megabytes of memory that a process holds. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
