import type { ContactRow } from '@atalaya/shared/contract/contacts.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Reader } from '../platform/db.ts'

type Row = z.infer<typeof ContactRow>

interface Wide {
  id: string
  name: string
  customer_id: string | null
  vip: boolean
  tier: string | null
  number: string | null
  channels: string[] | null
  handle: string | null
  picture_url: string | null
  open_cases: number
  last_message_at: Date | null
  created_at: Date
}

/** The contacts as a list shows them, in the order of the ids, with one statement. */
export async function shapeContactRows(db: Reader, contactIds: readonly string[]): Promise<Row[]> {
  if (contactIds.length === 0) return []
  const { rows } = await sql<Wide>`
    select c.id, c.name, c.customer_id, c.vip, u.tier, u.number, c.created_at, i.channels, i.handle, i.picture_url,
      (select count(*)::int from cases o where o.contact_id = c.id and o.state <> 'closed') as open_cases,
      (select v.last_message_at from conversations v where v.contact_id = c.id and v.last_message_at is not null
        order by v.last_message_at desc limit 1) as last_message_at
    from contacts c
    left join customers u on u.id = c.customer_id
    left join lateral (select array_agg(distinct channel) as channels, (array_agg(handle order by seen_at desc) filter (where handle is not null))[1] as handle,
      (array_agg(picture_url order by seen_at desc) filter (where picture_url is not null))[1] as picture_url
      from identities where contact_id = c.id) i on true
    where c.id = any(${contactIds}::uuid[])`.execute(db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return contactIds.flatMap((contactId) => {
    const row = byId.get(contactId)
    return row ? [shapeRow(row)] : []
  })
}

function shapeRow(row: Wide): Row {
  return {
    contactId: row.id,
    name: row.name,
    kind: row.customer_id ? 'customer' : 'lead',
    vip: row.vip,
    tier: row.tier,
    customerNumber: row.number,
    channels: row.channels ?? [],
    handle: row.handle,
    pictureUrl: row.picture_url,
    openCases: row.open_cases,
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }
}
