import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../server/src/platform/database-server/free-port.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { startProcess } from '../start-process.ts'
import { makeDataDir, postmasterOf, startServer } from '../start-server.ts'
import { medianBy, significant } from '../statistics.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** From the command to «ready»: with everything there, and from a fresh clone, which installs, builds and makes its database. */
export async function start(options: BenchOptions): Promise<Measured[]> {
  const dataDir = makeDataDir()
  await (await startServer({ dataDir })).stop()
  const seconds: number[] = []
  for (let index = 0; index < timesOf(options); index++) {
    const server = await startServer({ dataDir })
    seconds.push(server.readyInMs / 1000)
    await server.stop()
  }
  const fromClone = options.quick ? null : await startFromClone()
  return [
    {
      row: 'start',
      what: 'second start to ready; the reference is a bare npm ci',
      value: significant(medianBy(seconds, (one) => one)),
      unit: 's',
      target: 'second ≤ 6 s, first from clone ≤ 120 s',
      reference: fromClone && significant(fromClone.install),
      n: seconds.length,
      also: fromClone ? { firstFromCloneS: significant(fromClone.first) } : {},
    },
  ]
}

async function startFromClone(): Promise<{ install: number; first: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-clone-'))
  try {
    for (const name of ['bare', 'whole']) run('git', ['clone', '--quiet', '--depth', '1', `file://${ROOT}`, join(folder, name)], folder)
    const install = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], join(folder, 'bare'))
    const whole = join(folder, 'whole')
    const port = await freePort(undefined)
    const first = await startProcess({
      script: join(whole, 'tools/bootstrap.mjs'),
      args: ['start', '--no-demo'],
      ready: /Atalaya is ready on/,
      withinMs: 400_000,
      env: { PORT: String(port), DATA_DIR: join(whole, 'data') },
    })
    await first.stop()
    const left = postmasterOf(join(whole, 'data'))
    if (left) process.kill(left, 'SIGQUIT')
    return { install, first: first.readyInMs / 1000 }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Seconds that a command took. */
function run(command: string, args: readonly string[], cwd: string): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return (performance.now() - began) / 1000
}
