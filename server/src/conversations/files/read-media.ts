import { createHash } from 'node:crypto'
import type { OpenedMedia } from '../../connectors/channel.ts'
import { fileKind } from '../../files/file-kind.ts'
import { MAX_FILE_BYTES } from '../../files/store-file.ts'
import { readCapped } from '../../platform/egress.ts'
import { AppError } from '../../platform/errors.ts'

const HEAD_BYTES = 64 * 1024
/** What a network shows instead of a file that it does not give: a page that asks one to sign in. */
const WORDS = /^(?:text\/|application\/(?:json|xml|xhtml))/

export interface ToldOf {
  kind: string
  sha256: string | null
}

/**
 * The bytes of a file from a network. Refuses more than 25 MB (`file/too-large`), bytes that do not have the digest that was told
 * (`file/damaged`), and words where a picture, a film or a sound was told of (`file/not-given`).
 */
export async function readMedia({ content, sha256 }: OpenedMedia, told: ToldOf, maxBytes = MAX_FILE_BYTES): Promise<Uint8Array> {
  const bytes = content instanceof Uint8Array ? content : await readCapped(content, maxBytes)
  if (bytes.length > maxBytes) throw new AppError('too_large', 'file/too-large', `The file is larger than ${maxBytes} bytes.`)
  const digest = createHash('sha256').update(bytes).digest('hex')
  for (const expected of [sha256, told.sha256]) {
    if (expected && expected.toLowerCase() !== digest)
      throw new AppError('invalid', 'file/damaged', 'The file is not the one that the network told of.')
  }
  const kind = await fileKind(bytes.subarray(0, HEAD_BYTES))
  if (told.kind !== 'file' && WORDS.test(kind)) throw new AppError('invalid', 'file/not-given', `The network gave ${kind} for ${told.kind}.`)
  return bytes
}
