import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { StoredFile } from '@atalaya/shared/contract/conversations.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { fileKind, PICTURES } from './file-kind.ts'
import { fileName } from './file-name.ts'
import { makePreview } from './make-preview.ts'

export const MAX_FILE_BYTES = 25 * 1024 * 1024
const HEAD_BYTES = 64 * 1024

export interface NewFile {
  stream: Readable
  /** As the sender called it. */
  name: string
  /** Who gave it: `person:<id>`, `visitor:<id>`, `message:<id>`. */
  createdBy: string
  maxBytes?: number
  /** Refuses what its content says is none of these. */
  mimes?: readonly string[]
}

/** What the bytes of a file and of its preview are called on the shelf. */
export const previewName = (fileId: string) => `preview-${fileId}`

/**
 * Keeps a file: its bytes are on the shelf, its preview beside them when it is a picture, and its row names both. Refuses with
 * `file/too-large`, `file/empty` or `file/type-refused`, and then keeps nothing.
 */
export async function storeFile(platform: Platform, given: NewFile): Promise<StoredFile> {
  const { files, db } = platform
  const { head, whole } = await takeHead(given.stream)
  try {
    if (head.length === 0) throw new AppError('invalid', 'file/empty', 'The file is empty.')
    const mime = await fileKind(head)
    if (given.mimes && !given.mimes.includes(mime))
      throw new AppError('invalid', 'file/type-refused', `Files of the kind ${mime} are not taken.`, { mime })
    const fileId = newId()
    const { size, sha256 } = await files.put(fileId, whole, given.maxBytes ?? MAX_FILE_BYTES)
    const picture = PICTURES.has(mime) ? await keepPreview(platform, fileId) : null
    const name = fileName(given.name)
    const row = { id: fileId, name, mime, size, sha256, ...picture, preview: picture !== null, created_by: given.createdBy }
    try {
      await db.insertInto('files').values(row).execute()
    } catch (error) {
      await Promise.all([files.remove(fileId), files.remove(previewName(fileId))])
      throw error
    }
    return { fileId, name, mime, size, width: picture?.width ?? null, height: picture?.height ?? null }
  } finally {
    whole.destroy()
  }
}

async function keepPreview(platform: Platform, fileId: string): Promise<{ width: number; height: number } | null> {
  const { files } = platform
  const preview = await makePreview(platform, async () => buffer(await files.get(fileId)))
  if (!preview) return null
  const { bytes, width, height } = preview
  await files.put(previewName(fileId), Readable.from([bytes]), bytes.length)
  return { width, height }
}

/** The first bytes, and a stream of all of them. */
async function takeHead(stream: Readable): Promise<{ head: Buffer; whole: Readable }> {
  const source = stream[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>
  const parts: Buffer[] = []
  let size = 0
  while (size < HEAD_BYTES) {
    const { value, done } = await source.next()
    if (done) break
    parts.push(value)
    size += value.length
  }
  const head = Buffer.concat(parts)
  async function* all() {
    yield head
    yield* source
  }
  return { head: head.subarray(0, HEAD_BYTES), whole: Readable.from(all(), { objectMode: false }) }
}
