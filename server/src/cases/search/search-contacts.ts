import type { SearchHit } from '@atalaya/shared/contract/cases.ts'
import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import type { Search } from './search-messages.ts'

/** Fewer letters than this have no trigram to look up. */
const SHORTEST = 3
/** So many are looked at when a name is common; those seen last come first among them. */
const CANDIDATES = 500

/** Contacts by a piece of their name or of a handle, for callers who may read contacts. */
export async function searchContacts(db: Reader, caller: Caller, { words, limit }: Search): Promise<SearchHit[]> {
  const sought = words.trim().replace(/^@/, '')
  if (!caller.permissions.has('contact.read') || [...sought].length < SHORTEST) return []
  const pattern = sql`'%' || public.fold(${sought.replaceAll(/[\\%_]/g, '\\$&')}) || '%'`
  const { rows } = await sql<{ id: string; name: string; channel: string; handle: string | null; at: Date }>`
    with found as materialized (
      (select k.id from contacts k where public.fold(k.name) like ${pattern} and k.merged_into is null limit ${CANDIDATES})
      union
      (select i.contact_id from identities i where public.fold(coalesce(i.handle, '') || ' ' || i.name) like ${pattern} limit ${CANDIDATES}))
    select k.id, k.name, i.channel, i.handle, i.seen_at as at from found f
    join contacts k on k.id = f.id
    join lateral (select channel, handle, seen_at from identities where contact_id = k.id order by seen_at desc limit 1) i on true
    order by i.seen_at desc, k.id limit ${limit}`.execute(db)
  return rows.map((row) => ({
    caseId: null,
    caseNumber: null,
    conversationId: null,
    messageId: null,
    contactId: row.id,
    contactName: row.name,
    channel: row.channel,
    kind: 'contact',
    excerpt: row.handle ? `@${row.handle}` : row.name,
    at: row.at.toISOString(),
  }))
}
