import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { StartError } from '../../start-error.ts'

const CANDIDATES = ['/var/lib/atalaya', '/var/tmp/atalaya']

/**
 * A folder of root that every user can enter and only root can write to, made when missing. It serves when this process is root and
 * works inside a folder that the user of PostgreSQL cannot enter.
 */
export function sharedPlace(): string {
  for (const path of CANDIDATES) {
    try {
      mkdirSync(path, { recursive: true, mode: 0o755 })
      const found = lstatSync(path)
      // What lies here is executed and trusted, so a folder that somebody else put there does not count.
      if (!found.isDirectory() || found.uid !== 0) continue
      chmodSync(path, 0o755)
      return path
    } catch {}
  }
  throw new StartError(
    `No folder for the database could be made (${CANDIDATES.join(', ')}): set DATA_DIR to a folder that every user can enter, or set DATABASE_URL.`,
  )
}
