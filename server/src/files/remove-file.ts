import type { Platform } from '../platform/platform.ts'
import { previewName } from './store-file.ts'

/** Forgets a file: its row first, then its bytes, so that nothing names bytes that are gone. Something that still refers to it refuses. */
export async function removeFile({ db, files }: Pick<Platform, 'db' | 'files'>, fileId: string): Promise<void> {
  await db.deleteFrom('files').where('id', '=', fileId).execute()
  await Promise.all([files.remove(fileId), files.remove(previewName(fileId))])
}
