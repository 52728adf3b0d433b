import { createHash } from 'node:crypto'
import { readHeader } from './read-header.ts'

/** The same for each copy of a mail in the account, whichever folder and UID it has: its Message-ID, else a digest of its bytes. */
export function mailKey(original: Uint8Array, address: string): string {
  const id = readHeader(original, 'message-id')[0]?.replace(/\s+/g, '')
  const key = id ? `${id} ${address}` : createHash('sha256').update(original).digest('hex')
  // Ids of any length come; the key has an index.
  return key.length <= 300 ? `mail:${key}` : `mail:${createHash('sha256').update(key).digest('hex')}`
}
