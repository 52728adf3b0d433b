import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { Platform } from '../platform/platform.ts'

export interface KeptOriginal {
  originalId: string
  bytes: number
}

/** Larger than what any network hands over at once. */
export const MAX_ORIGINAL_BYTES = 50 * 1024 * 1024

/**
 * Puts what an event describes on the shelf, before the event is stored. Its name comes from the account, the key and the bytes: the same
 * again is the same file, and other bytes under a known key never replace what is there.
 */
export async function keepOriginal({ files }: Pick<Platform, 'files'>, accountId: string, key: string, original: Uint8Array): Promise<KeptOriginal> {
  const originalId = nameOf(accountId, key, original)
  await files.put(originalId, Readable.from([original], { objectMode: false }), MAX_ORIGINAL_BYTES)
  return { originalId, bytes: original.byteLength }
}

/** A UUID out of a digest. */
function nameOf(accountId: string, key: string, bytes: Uint8Array): string {
  const digest = createHash('sha256').update(`${accountId}\n${key}\n`).update(bytes).digest('hex')
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Takes away the originals of events that were known already and came with other bytes. */
export async function dropUnused(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  rows: readonly { account: string; key: string; original: KeptOriginal | null }[],
): Promise<void> {
  const given = rows.flatMap(({ original }) => original?.originalId ?? [])
  if (given.length === 0) return
  const { rows: used } = await sql<{ id: string }>`select original_id as id from raw_events
    where (account_id, key) in (select * from unnest(${rows.map((r) => r.account)}::uuid[], ${rows.map((r) => r.key)}::text[]))`.execute(db)
  const known = new Set(used.map(({ id }) => id))
  for (const originalId of given) if (!known.has(originalId)) await files.remove(originalId)
}

/** The bytes of an original. Rejects with `not_found` when they are kept no more. */
export async function readOriginal({ files }: Pick<Platform, 'files'>, originalId: string): Promise<Uint8Array> {
  return buffer(await files.get(originalId))
}

/** Forgets originals, before the events that name them. */
export async function forgetOriginals({ files }: Pick<Platform, 'files'>, originalIds: readonly string[]): Promise<void> {
  for (const originalId of originalIds) await files.remove(originalId)
}
