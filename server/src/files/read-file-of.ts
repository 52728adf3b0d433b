import type { Readable } from 'node:stream'
import type { Selectable } from 'kysely'
import type { Schema } from '../platform/db-types.gen.ts'
import { AppError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { previewName } from './store-file.ts'

/** A kept file and a way to its bytes. */
export interface KeptFile extends Selectable<Schema['files']> {
  read(): Promise<Readable>
  /** The still picture of it; `not_found` when there is none. */
  readPreview(): Promise<Readable>
}

/** A kept file by its id; `not_found` when there is none. Who may see it is for the caller to know. */
export async function readFileOf({ db, files }: Pick<Platform, 'db' | 'files'>, fileId: string): Promise<KeptFile> {
  const row = await db.selectFrom('files').selectAll().where('id', '=', fileId).executeTakeFirst()
  if (!row) throw unknownFile()
  return {
    ...row,
    read: () => files.get(fileId),
    async readPreview() {
      if (!row.preview) throw unknownFile()
      return files.get(previewName(fileId))
    },
  }
}

/** The one answer to a file that is not there and to one that is none of the caller's. */
export function unknownFile(): AppError {
  return new AppError('not_found', 'file/unknown', 'No such file.')
}
