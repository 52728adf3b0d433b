import { StartError } from '../start-error.ts'
import type { ClusterHome } from './cluster/cluster-home.ts'

/** A StartError for what a person can mend, read from an error of the system or from what PostgreSQL wrote; `undefined` for anything else. */
export function explainFailure(cause: unknown, home: Pick<ClusterHome, 'clusterDir'>): StartError | undefined {
  if (cause instanceof StartError) return cause
  const text = cause instanceof Error ? cause.message : String(cause)
  const where = home.clusterDir
  if (/No space left on device|wrote only \d+ of \d+ bytes|ENOSPC|Disk quota exceeded|EDQUOT/.test(text))
    return new StartError(`The disk that holds ${where} is full: free some space and start again.`)
  if (/Read-only file system|EROFS/.test(text))
    return new StartError(`${where} is on a read-only file system: set DATA_DIR to a folder that can be written to.`)
  if (/Permission denied|Operation not permitted|EACCES|EPERM|wrong ownership/.test(text)) {
    return new StartError(
      `${where} cannot be written by this user (or belongs to another one): set DATA_DIR to a folder of your own, or start as its owner.`,
    )
  }
  if (/ENOTDIR|EEXIST/.test(text)) return new StartError(`${where} cannot be made because a file is in its way: set DATA_DIR to a folder.`)
  if (/pre-existing shared memory block/.test(text))
    return new StartError(`Processes of an earlier PostgreSQL still use ${where}: end them and start again.`)
  if (/Cannot allocate memory|could not map anonymous shared memory/.test(text))
    return new StartError('There is not enough memory free to start PostgreSQL: free some and start again.')
  return undefined
}
