import type { CaseRow } from '@atalaya/shared/contract/cases.ts'
import { sql } from 'kysely'
import { type Caller, personOf } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import type { CaseRecord } from './access-case.ts'

interface Wide extends CaseRecord {
  contact_name: string
  customer_id: string | null
  vip: boolean
  tier: string | null
  handle: string | null
  picture_url: string | null
  followers: number | null
  tag_ids: string[]
  read_at: Date | null
  has_draft: boolean
}

/** The rows of these cases as a list shows them to the caller, in the order of the ids, with one statement. Access is checked before. */
export async function shapeRows(db: Reader, caller: Caller, caseIds: readonly string[]): Promise<CaseRow[]> {
  if (caseIds.length === 0) return []
  const me = personOf(caller)
  const { rows } = await sql<Wide>`
    select c.*, k.name as contact_name, k.customer_id, k.vip, u.tier, i.handle, i.picture_url, i.followers, r.at as read_at,
      array(select t.tag_id from case_tags t where t.case_id = c.id order by t.tag_id) as tag_ids,
      exists (select 1 from drafts d where d.case_id = c.id and d.person_id = ${me}::uuid) as has_draft
    from cases c
    join contacts k on k.id = c.contact_id
    left join customers u on u.id = k.customer_id
    left join lateral (select handle, picture_url, followers from identities where contact_id = c.contact_id and channel = c.channel
      order by seen_at desc limit 1) i on true
    left join case_reads r on r.case_id = c.id and r.person_id = ${me}::uuid
    where c.id = any(${caseIds}::uuid[])`.execute(db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return caseIds.flatMap((caseId) => {
    const row = byId.get(caseId)
    return row ? [shapeRow(row)] : []
  })
}

const iso = (at: Date | null) => at?.toISOString() ?? null

function shapeRow(row: Wide): CaseRow {
  return {
    caseId: row.id,
    number: row.number,
    channel: row.channel,
    visibility: row.visibility as CaseRow['visibility'],
    accountId: row.account_id,
    contact: {
      contactId: row.contact_id,
      name: row.contact_name,
      handle: row.handle,
      pictureUrl: row.picture_url,
      kind: row.customer_id ? 'customer' : 'lead',
      tier: row.tier,
      vip: row.vip,
      followers: row.followers,
    },
    title: row.title,
    preview: row.preview,
    previewBy: row.preview_by as CaseRow['previewBy'],
    state: row.state as CaseRow['state'],
    typeId: row.type_id,
    typeSource: row.type_source as CaseRow['typeSource'],
    tone: row.tone,
    toneSource: row.tone_source as CaseRow['toneSource'],
    priority: row.priority,
    language: row.language,
    ownerId: row.owner_id,
    teamId: row.team_id,
    tagIds: row.tag_ids,
    waitingSince: iso(row.waiting_since),
    dueAt: iso(row.due_at),
    breachedAt: iso(row.breached_at),
    lastMessageAt: row.last_message_at.toISOString(),
    openedAt: row.opened_at.toISOString(),
    closedAt: iso(row.closed_at),
    snoozedUntil: iso(row.snoozed_until),
    setAside: row.set_aside_at !== null,
    messages: row.messages,
    unread: row.state !== 'closed' && row.last_inbound_at !== null && (row.read_at === null || row.read_at < row.last_inbound_at),
    hasDraft: row.has_draft,
  }
}
