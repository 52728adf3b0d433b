import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import type { Reason } from '@atalaya/shared/contract/common.ts'
import { sql } from 'kysely'
import { shapeConversations } from '../conversations/shape-conversations.ts'
import { type Caller, personOf } from '../platform/caller.ts'
import { inTransaction, type Reader } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { accessCase, type CaseRecord, standingOf } from './access-case.ts'
import { maysOf } from './may-case.ts'
import { shapeRows } from './shape-rows.ts'

interface Link {
  caseId: string
  number: string
}
interface Around extends CaseRecord {
  follower_ids: string[]
  conversation_ids: string[]
  follow_up: Link | null
  follow_ups: Link[]
  merged: Link | null
  draft: { mode: string; conversationId: string | null; replyToMessageId: string | null; text: string; updatedAt: string } | null
}

/** The case as the caller may see it. */
export async function readCase(platform: Platform, caller: Caller, caseId: string): Promise<CaseDetail> {
  await inTransaction(platform.db, (tx) => accessCase(tx, caller, caseId))
  return shapeCase(platform, platform.db, caller, caseId)
}

/** The whole of a case. Access is checked before; who has just given a case away is still shown what they did. */
export async function shapeCase(platform: Platform, db: Reader, caller: Caller, caseId: string): Promise<CaseDetail> {
  const [[row], around] = await Promise.all([shapeRows(db, caller, [caseId]), readAround(db, caller, caseId)])
  if (!row || !around) throw new AppError('not_found', 'case/unknown', 'There is no such case.')
  return {
    ...row,
    typeReason: around.type_reason as Reason | null,
    toneReason: around.tone_reason as Reason | null,
    fields: around.fields as Record<string, unknown>,
    followerIds: around.follower_ids,
    conversations: await shapeConversations(platform, db, around.conversation_ids),
    reasonId: around.reason_id,
    rating: around.rating as CaseDetail['rating'],
    followUpOf: around.follow_up,
    followUps: around.follow_ups,
    mergedInto: around.merged,
    draft: around.draft && { ...around.draft, mode: around.draft.mode as 'public', updatedAt: new Date(around.draft.updatedAt).toISOString() },
    may: maysOf(caller, standingOf(around)),
  }
}

async function readAround(db: Reader, caller: Caller, caseId: string): Promise<Around | undefined> {
  const link = (condition: ReturnType<typeof sql>) =>
    sql`(select json_build_object('caseId', l.id, 'number', l.number::text) from cases l where ${condition})`
  const { rows } = await sql<Around>`
    select c.*,
      array(select f.person_id from followers f where f.case_id = c.id order by f.at) as follower_ids,
      array(select v.id from conversations v where v.case_id = c.id
        union select m.conversation_id from messages m where m.case_id = c.id) as conversation_ids,
      ${link(sql`l.id = c.follow_up_of`)} as follow_up, ${link(sql`l.id = c.merged_into`)} as merged,
      (select coalesce(json_agg(json_build_object('caseId', l.id, 'number', l.number::text) order by l.opened_at), '[]')
        from cases l where l.contact_id = c.contact_id and l.follow_up_of = c.id) as follow_ups,
      (select json_build_object('mode', d.mode, 'conversationId', d.conversation_id, 'replyToMessageId', d.reply_to_id, 'text', d.text,
        'updatedAt', d.updated_at) from drafts d where d.case_id = c.id and d.person_id = ${personOf(caller)}::uuid) as draft
    from cases c where c.id = ${caseId}::uuid`.execute(db)
  return rows[0]
}
