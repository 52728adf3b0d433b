import { sql } from 'kysely'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emitAll } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { accessCase, type CaseRecord } from '../access-case.ts'
import { recountCases } from '../recount-case.ts'

/**
 * The messages are in a new case of their own that follows up the old one; at least one stays behind. What the contact writes next joins the
 * old case as long as that is open, else the new one.
 */
export async function splitCase(tx: Tx, caller: Caller, { caseId, messageIds }: { caseId: string; messageIds: readonly string[] }): Promise<string> {
  const source = await accessCase(tx, caller, caseId, 'split')
  const moving = await tx
    .selectFrom('messages')
    .select(['id', 'account_id', 'text', 'language', 'visibility', 'sent_at'])
    .where('case_id', '=', caseId)
    .where('id', 'in', [...messageIds])
    .orderBy('sent_at')
    .execute()
  const [first] = moving
  if (!first || moving.length < new Set(messageIds).size) throw new AppError('not_found', 'message/unknown', 'There is no such message in this case.')
  if (moving.length >= source.messages) throw new AppError('conflict', 'case/nothing-left', 'Leave at least one message in the case.')
  const made = await openBeside(tx, caller, source, first)
  await tx
    .updateTable('messages')
    .set({ case_id: made.id })
    .where(
      'id',
      'in',
      moving.map(({ id }) => id),
    )
    .execute()
  await moveEmptied(tx, caseId, made.id)
  await recountCases(tx, [caseId, made.id])
  const actor = actorOf(caller)
  await emitAll(tx, [
    {
      type: 'case.opened',
      actor,
      data: { caseId: made.id, contactId: source.contact_id, accountId: first.account_id, number: made.number, by: 'split' },
    },
    { type: 'case.split', actor, data: { caseId, newCaseId: made.id } },
  ])
  return made.id
}

interface FirstMoved {
  account_id: string
  text: string
  language: string | null
  visibility: string
  sent_at: Date
}

async function openBeside(tx: Tx, caller: Caller, source: CaseRecord, first: FirstMoved): Promise<{ id: string; number: string }> {
  const takesOver = source.state === 'closed' && source.gathers && !(await gathersElsewhere(tx, source.contact_id, first.account_id))
  if (takesOver) await tx.updateTable('cases').set({ gathers: false }).where('id', '=', source.id).execute()
  const account = await tx.selectFrom('accounts').select('channel').where('id', '=', first.account_id).executeTakeFirstOrThrow()
  return tx
    .insertInto('cases')
    .values({
      id: newId(),
      contact_id: source.contact_id,
      account_id: first.account_id,
      channel: account.channel,
      visibility: first.visibility,
      title: first.text.replaceAll(/\s+/g, ' ').slice(0, 120).toWellFormed(),
      gathers: takesOver,
      type_id: source.type_id,
      type_source: source.type_source,
      tone: source.tone,
      tone_source: source.tone_source,
      priority: source.priority,
      language: first.language ?? source.language,
      owner_id: source.owner_id,
      team_id: source.team_id,
      last_message_at: first.sent_at,
      follow_up_of: source.id,
      opened_at: caller.at,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

async function gathersElsewhere(tx: Tx, contactId: string, accountId: string): Promise<boolean> {
  const open = await tx
    .selectFrom('cases')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('account_id', '=', accountId)
    .where('gathers', '=', true)
    .where('state', '<>', 'closed')
    .executeTakeFirst()
  return open !== undefined
}

/** A conversation none of whose messages stayed behind goes with them. */
async function moveEmptied(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update conversations v set case_id = ${to}::uuid where v.case_id = ${from}::uuid
    and exists (select 1 from messages m where m.conversation_id = v.id and m.case_id = ${to}::uuid)
    and not exists (select 1 from messages m where m.conversation_id = v.id and m.case_id = ${from}::uuid)`.execute(tx)
}
