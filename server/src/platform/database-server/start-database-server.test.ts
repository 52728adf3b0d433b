import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartError } from '../start-error.ts'
import { processIdentity } from './sharing/process-identity.ts'
import { startDatabaseServer } from './start-database-server.ts'

const QUIET = { info() {}, warn() {} }
const SCRIPT = new URL('./hold-server.fixture.ts', import.meta.url)
let root: string
let dataDir: string
let left: (() => unknown)[]

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'atalaya-db-'))
  chmodSync(root, 0o755)
  dataDir = join(root, 'data')
  left = []
})

afterEach(async () => {
  for (const clean of left.reverse()) await clean()
  rmSync(root, { recursive: true, force: true })
})

async function started(dir = dataDir) {
  const server = await startDatabaseServer({ dataDir: dir, log: QUIET, durable: false })
  left.push(() => server.stop())
  return server
}

/** A second Node process that starts (or attaches to) the server and holds it; `pid` is the server's. */
async function heldByAnother(): Promise<{ node: ChildProcess; pid: number; url: string }> {
  const node = spawn(process.execPath, [SCRIPT.pathname, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  left.push(() => node.kill('SIGKILL'))
  const [line] = (await once(node.stdout!.setEncoding('utf8'), 'data')) as [string]
  return { node, ...(JSON.parse(line) as { pid: number; url: string }) }
}

async function ended(node: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(node, 'exit')
  node.kill(signal)
  await exit
}

async function query(url: string, text: string) {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Asks until the server answers: a client's own patience while the database comes back. */
async function queryPatiently(url: string, text: string): Promise<unknown[]> {
  for (;;) {
    try {
      return await query(url, text)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function isRunning(pid: number) {
  return processIdentity(pid) !== undefined
}

async function refusal(dir = dataDir) {
  const error: unknown = await startDatabaseServer({ dataDir: dir, log: QUIET, durable: false }).then(
    (server) => server.stop(),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StartError)
  return (error as StartError).message
}

test('what was written is there after a stop and a second start, under the same URL', async () => {
  const first = await started()
  await query(first.url, 'create table kept as select 7 as value')
  await first.stop()
  await expect.poll(() => isRunning(first.pid), { timeout: 20_000 }).toBe(false)
  const second = await started()
  expect(second.url).toBe(first.url)
  expect(await query(second.url, 'select value from kept')).toEqual([{ value: 7 }])
})

test('text is UTF-8, sorted by code point and lower-cased by Unicode whatever the machine speaks, and the role is no superuser', async () => {
  const { url } = await started()
  const [row] = await query(
    url,
    `select lower('ÁRBOL Ñ') as low, 'Z' < 'a' as by_code, current_setting('is_superuser') as super, current_setting('server_encoding') as encoding`,
  )
  expect(row).toEqual({ low: 'árbol ñ', by_code: true, super: 'off', encoding: 'UTF8' })
})

test('a server whose Node was killed lives on, and the next start attaches to it', async () => {
  const held = await heldByAnother()
  await ended(held.node, 'SIGKILL')
  expect(isRunning(held.pid)).toBe(true)
  const next = await started()
  expect(next.pid).toBe(held.pid)
  await next.stop()
  expect(isRunning(held.pid)).toBe(false)
})

test('processes on one data directory share one server, and the last to stop ends it', async () => {
  const [mine, other] = await Promise.all([started(), heldByAnother()])
  expect(other.pid).toBe(mine.pid)
  await mine.stop()
  expect(await query(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await ended(other.node, 'SIGTERM')
  expect(isRunning(mine.pid)).toBe(false)
})

test('a lock file left by a power cut does not stand in the way, though its number belongs to another program now', async () => {
  const first = await started()
  await first.stop()
  const cluster = join(dataDir, 'postgres', 'cluster')
  writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1700000000\n${first.port}\n\n127.0.0.1\n0 0\nready   \n`)
  mkdirSync(join(dataDir, 'postgres', 'socket'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres', 'socket', `.s.PGSQL.${first.port}.lock`), `${process.pid}\n`)
  writeFileSync(join(dataDir, 'postgres', 'lock'), `${process.pid} an-earlier-boot:1 x`)
  const next = await started()
  expect(next.pid).not.toBe(process.pid)
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that dies is started again under the same URL, with a statement of a lingering session running', async () => {
  const server = await started()
  const before = server.pid
  await query(server.url, 'create table kept as select 7 as value')
  const busy = query(server.url, 'select count(*) from generate_series(1, 1000000000)').catch(() => 'cut off')
  process.kill(before, 'SIGKILL')
  expect(await queryPatiently(server.url, 'select current_user')).toEqual([{ current_user: 'atalaya' }])
  // The server answers a moment before its supervisor has noted who it is now.
  await expect.poll(() => server.pid, { timeout: 20_000 }).not.toBe(before)
  expect(await busy).toBe('cut off')
})

test('two data directories run side by side, each with its own port and password', async () => {
  const [one, two] = await Promise.all([started(), started(join(root, 'two'))])
  expect(one.port).not.toBe(two.port)
  await expect(query(one.url.replace(String(one.port), String(two.port)), 'select 1')).rejects.toThrow(/password/)
})

test('a deleted data directory begins anew', async () => {
  const first = await started()
  await query(first.url, 'create table gone as select 1')
  await first.stop()
  rmSync(dataDir, { recursive: true })
  const second = await started()
  expect(await query(second.url, `select to_regclass('gone') as found`)).toEqual([{ found: null }])
})

test('an interrupted first start leaves nothing half made', async () => {
  mkdirSync(join(dataDir, 'postgres', 'new', 'cluster'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres', 'new', 'cluster', 'PG_VERSION'), '18')
  const { url } = await started()
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a cluster of a newer PostgreSQL is refused in a sentence and left alone', async () => {
  await (await started()).stop()
  const version = join(dataDir, 'postgres', 'cluster', 'PG_VERSION')
  writeFileSync(version, '99\n')
  expect(await refusal()).toMatch(/made by PostgreSQL 99 and this version brings \d+: use the version of Atalaya/)
  expect(readFileSync(version, 'utf8')).toBe('99\n')
})

test('a data directory that is a file is refused in a sentence', async () => {
  writeFileSync(dataDir, '')
  expect(await refusal()).toMatch(/a file is in its way: set DATA_DIR/)
})

const asRoot = test.skipIf(process.getuid?.() !== 0)

asRoot('root in a folder that nobody else can enter keeps the cluster elsewhere and says where', async () => {
  chmodSync(root, 0o700)
  const first = await started()
  await query(first.url, 'create table kept as select 7 as value')
  const { home } = JSON.parse(readFileSync(join(dataDir, 'postgres', 'home.json'), 'utf8')) as { home: string }
  left.unshift(() => rmSync(home, { recursive: true, force: true }))
  await first.stop()
  expect(existsSync(join(home, 'cluster', 'PG_VERSION'))).toBe(true)
  const second = await started()
  expect(await query(second.url, 'select value from kept')).toEqual([{ value: 7 }])
})

asRoot('root runs the cluster that a user made as that user', async () => {
  await (await started()).stop()
  spawnSync('chown', ['-R', '65534:65534', dataDir])
  const server = await started()
  expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s/m)
})
