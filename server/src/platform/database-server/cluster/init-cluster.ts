import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartError } from '../../start-error.ts'
import type { Binaries } from '../binaries.ts'
import { explainFailure } from '../explain-failure.ts'
import { complaint } from '../server-log.ts'
import type { ClusterHome } from './cluster-home.ts'
import { type RunAs, spawnAs } from './run-as.ts'

const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']

/**
 * Makes the cluster with a random password for its superuser `postgres`, kept in it as `superuser-password` (0600). It is made aside
 * and renamed when whole, so an interrupted first start leaves nothing half made. Rejects with StartError.
 */
export async function initCluster(home: ClusterHome, binaries: Binaries, { durable }: { durable: boolean }): Promise<void> {
  const aside = join(dirname(home.clusterDir), 'new')
  rmSync(aside, { recursive: true, force: true })
  makeFolder(aside, home.runAs)
  const draft = join(aside, 'cluster')
  const passwordFile = join(aside, 'superuser-password')
  writeOwned(passwordFile, randomBytes(24).toString('hex'), home.runAs)
  const sync = durable ? [] : ['--no-sync']
  const options = ['-D', draft, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...LOCALE, ...sync]
  const said = await run(binaries.initdb, options, home.runAs)
  if (said !== undefined) {
    rmSync(aside, { recursive: true, force: true })
    throw explainFailure(said, home) ?? new StartError(`The database could not be made in ${home.clusterDir}: ${complaint(said)}`)
  }
  renameSync(passwordFile, join(draft, 'superuser-password'))
  writeOwned(join(draft, 'postgresql.conf'), "include = 'atalaya.conf' # written anew at every start\n# Your own settings below win.\n", home.runAs)
  renameSync(draft, home.clusterDir)
  rmSync(aside, { recursive: true, force: true })
}

/** Makes sure that the existing cluster can be run by `binaries`; false when there is none. Throws StartError for another major version. */
export function clusterExists(home: ClusterHome, binaries: Binaries): boolean {
  const file = join(home.clusterDir, 'PG_VERSION')
  if (!existsSync(file)) return false
  const version = Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (version === binaries.majorVersion) return true
  const way = version > binaries.majorVersion ? 'use the version of Atalaya that made it' : 'move it over with pg_dump'
  throw new StartError(
    `The database in ${home.clusterDir} was made by PostgreSQL ${version} and this version brings ${binaries.majorVersion}: ${way}, or set DATA_DIR to another folder.`,
  )
}

/** The password of the superuser `postgres`. */
export function superuserPassword(home: ClusterHome): string {
  return readFileSync(join(home.clusterDir, 'superuser-password'), 'utf8').trim()
}

/** A folder (0700) of the user that runs PostgreSQL. */
export function makeFolder(path: string, runAs: RunAs): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (runAs) chownSync(path, runAs.uid, runAs.gid)
}

/** A file (0600) of the user that runs PostgreSQL. */
export function writeOwned(path: string, text: string, runAs: RunAs): void {
  writeFileSync(path, text, { mode: 0o600 })
  chmodSync(path, 0o600)
  if (runAs) chownSync(path, runAs.uid, runAs.gid)
}

/** What the program said when it failed, `undefined` when it did not. */
function run(program: string, options: string[], runAs: RunAs): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, options, { ...spawnAs(runAs), stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? undefined : said || `initdb ended with ${code}`))
  })
}
