import { ConnectorError, type OpenedMedia, type WantedMedia } from '../../channel.ts'
import { readTnef } from './body/read-tnef.ts'
import { openMime, partAt } from './mime/open-mime.ts'

const REF = /^(?:(?:\d+(?:\.\d+)*)?>){0,2}(?:\d+(?:\.\d+)*)?(?:\/tnef\/(\d+))?$/

/** A file out of the mail it came with. Throws ConnectorError when the mail is kept no more, or has no such file. */
export async function openMedia(_account: unknown, { ref, readOriginal }: WantedMedia): Promise<OpenedMedia> {
  const [, packed] = REF.exec(ref) ?? gone('The mail has no such file.')

  let bytes: Uint8Array = await readOriginal().catch(() => gone('The mail is kept no more.'))
  let name = ''
  for (const path of ref.replace(/\/tnef\/\d+$/, '').split('>')) {
    const part = partAt((await openMime(bytes)).root, path)
    if (!part) return gone('The mail has no such file.')
    bytes = part.bytes
    name = part.name
  }
  if (packed === undefined) return { content: bytes, ...(name && { name }) }
  const file = readTnef(bytes)?.files[Number(packed)]
  return file ? { content: file.bytes, name: file.name } : gone('The mail has no such file.')
}

function gone(why: string): never {
  throw new ConnectorError('give-up', 'gone', why)
}
