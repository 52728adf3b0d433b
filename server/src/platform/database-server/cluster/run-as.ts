import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { StartError } from '../../start-error.ts'

/** The user that PostgreSQL runs as when this process is root, which PostgreSQL refuses. `undefined`: as this process itself. */
export type RunAs = { uid: number; gid: number; name: string } | undefined

const PREFERRED = ['postgres', 'nobody', 'daemon']

/** The owner of an existing cluster, because PostgreSQL accepts no other; for a new one a system user of the machine. */
export function chooseRunAs(clusterDir: string): RunAs {
  if (process.getuid?.() !== 0) return undefined
  const users = systemUsers()
  const owner = ownerOf(clusterDir)
  if (owner !== undefined && owner.uid !== 0) return users.find((user) => user?.uid === owner.uid) ?? { ...owner, name: `uid ${owner.uid}` }
  for (const name of PREFERRED) {
    const found = users.find((user) => user?.name === name)
    if (found) return found
  }
  const any = users.find((user) => user && user.uid !== 0)
  if (any) return any
  throw new StartError('PostgreSQL does not run as root and this machine has no other user: add one (useradd --system postgres) or set DATABASE_URL.')
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  try {
    const { uid, gid } = statSync(path)
    return { uid, gid }
  } catch {
    return undefined
  }
}

/** Only users of /etc/passwd: initdb looks its own user up by number and gives up on one without a name. */
function systemUsers(): RunAs[] {
  let lines: string[] = []
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {}
  return lines
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }))
}

/** The part of spawn's options that makes a child run as `runAs`, from a folder that everyone can enter and without our PG* variables. */
export function spawnAs(runAs: RunAs) {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH ?? '/usr/bin:/bin' }
  return { cwd: '/', env, ...(runAs && { uid: runAs.uid, gid: runAs.gid }) }
}

/** True when `runAs` can enter folder `path`, every parent included. */
export function canEnter(path: string, runAs: RunAs): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', path], { ...spawnAs(runAs), stdio: 'ignore' }).status === 0
}
