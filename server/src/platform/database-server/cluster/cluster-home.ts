import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../../start-error.ts'
import { canEnter, chooseRunAs, type RunAs } from './run-as.ts'
import { sharedPlace } from './shared-place.ts'

/** Where everything of one embedded server lies and who runs it. */
export type ClusterHome = {
  /** `postgres` inside the data directory: lock, attached processes, port. Belongs to this process's user. */
  controlDir: string
  /** PGDATA. */
  clusterDir: string
  logDir: string
  socketDir: string
  runAs: RunAs
}

/**
 * Decides where the cluster of `dataDir` (a real path) lies. That is inside it, except for root in a folder that the user of PostgreSQL
 * cannot enter: then it is a folder of its own in the shared place, `home.json` says which, and `belongs-to` there points back. The
 * folder's name is drawn once, so a data directory that was deleted begins anew instead of finding its old cluster.
 */
export function findClusterHome(dataDir: string): ClusterHome {
  const controlDir = join(dataDir, 'postgres')
  mkdirSync(controlDir, { recursive: true, mode: 0o711 })
  const recorded = recordedHome(controlDir, dataDir)
  const runAs = chooseRunAs(join(recorded ?? controlDir, 'cluster'))
  const home = recorded ?? chooseHome(controlDir, dataDir, runAs)
  return { controlDir, clusterDir: join(home, 'cluster'), logDir: join(home, 'logs'), socketDir: join(home, 'socket'), runAs }
}

function chooseHome(controlDir: string, dataDir: string, runAs: RunAs): string {
  if (!runAs || canEnter(controlDir, runAs)) return controlDir
  if (existsSync(join(controlDir, 'cluster', 'PG_VERSION'))) {
    throw new StartError(
      `The user ${runAs.name}, who runs PostgreSQL for root, can no longer enter ${controlDir}: give it and the folders above it chmod o+x.`,
    )
  }
  const name = `${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}-${randomBytes(6).toString('hex')}`
  const home = join(sharedPlace(), name)
  mkdirSync(home, { mode: 0o711 })
  writeFileSync(join(home, 'belongs-to'), dataDir)
  writeFileSync(join(controlDir, 'home.json'), `${JSON.stringify({ home })}\n`)
  return home
}

function recordedHome(controlDir: string, dataDir: string): string | undefined {
  const home = homeIn(controlDir)
  if (home === undefined) return undefined
  if (!existsSync(home)) {
    throw new StartError(
      `The database of ${dataDir} is kept in ${home}, which is missing: put it back, or delete ${dataDir} to begin with an empty one.`,
    )
  }
  const owner = readFileSync(join(home, 'belongs-to'), 'utf8')
  if (owner !== dataDir) {
    if (homeIn(join(owner, 'postgres')) === home) {
      throw new StartError(
        `${dataDir} is a copy of ${owner} and its database in ${home} belongs to that one: delete ${controlDir} to begin with an empty database.`,
      )
    }
    writeFileSync(join(home, 'belongs-to'), dataDir)
  }
  return home
}

function homeIn(controlDir: string): string | undefined {
  const record = join(controlDir, 'home.json')
  if (!existsSync(record)) return undefined
  return (JSON.parse(readFileSync(record, 'utf8')) as { home: string }).home
}
