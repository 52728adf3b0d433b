import { sql } from 'kysely'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessCase, type CaseRecord } from '../access-case.ts'
import { recountCases } from '../recount-case.ts'
import { gatherStrays } from './gather-strays.ts'

const STRAYS_AFTER_MS = 10_000

/**
 * Everything of the case is in the other one of the same contact: messages, conversations, notes, mentions, followers, tags. It is closed and
 * points to where it went. What its contact writes next joins the other.
 */
export async function mergeCases(tx: Tx, caller: Caller, { caseId, intoCaseId }: { caseId: string; intoCaseId: string }): Promise<string> {
  if (caseId === intoCaseId) throw new AppError('invalid', 'case/same', 'Choose another case to merge into.')
  await lockBoth(tx, [caseId, intoCaseId])
  const source = await accessCase(tx, caller, caseId, 'merge')
  const target = await accessCase(tx, caller, intoCaseId, 'merge')
  if (target.state === 'closed') throw new AppError('conflict', 'case/closed', 'The case to merge into is closed; open it again first.')
  if (source.contact_id !== target.contact_id)
    throw new AppError('conflict', 'case/other-contact', 'Only cases of one contact can be merged; merge the contacts first.')
  await moveAll(tx, caseId, intoCaseId)
  await retire(tx, caller, source, target)
  await recountCases(tx, [caseId, intoCaseId])
  await gatherStrays.later(tx, [{ caseId }], { runAt: new Date(caller.at.getTime() + STRAYS_AFTER_MS) })
  await emit(tx, actorOf(caller), 'case.merged', { caseId, intoCaseId })
  return intoCaseId
}

/** A full lock, in one order for all: whoever is just filing a message in the case ends first, and then finds where it went. */
async function lockBoth(tx: Tx, caseIds: string[]): Promise<void> {
  await tx.selectFrom('cases').select('id').where('id', 'in', caseIds).orderBy('id').forUpdate().execute()
}

async function moveAll(tx: Tx, from: string, to: string): Promise<void> {
  await tx.updateTable('messages').set({ case_id: to }).where('case_id', '=', from).execute()
  await tx.updateTable('conversations').set({ case_id: to }).where('case_id', '=', from).execute()
  await tx.updateTable('notes').set({ case_id: to }).where('case_id', '=', from).execute()
  await tx.updateTable('mentions').set({ case_id: to }).where('case_id', '=', from).execute()
  await sql`insert into followers (case_id, person_id, at) select ${to}::uuid, person_id, at from followers where case_id = ${from}::uuid
    on conflict do nothing`.execute(tx)
  await sql`insert into case_tags (case_id, tag_id) select ${to}::uuid, tag_id from case_tags where case_id = ${from}::uuid
    on conflict do nothing`.execute(tx)
  await sql`insert into drafts (case_id, person_id, mode, conversation_id, reply_to_id, text, updated_at)
    select ${to}::uuid, person_id, mode, conversation_id, reply_to_id, text, updated_at from drafts where case_id = ${from}::uuid
    on conflict do nothing`.execute(tx)
  await tx.deleteFrom('drafts').where('case_id', '=', from).execute()
}

async function retire(tx: Tx, caller: Caller, source: CaseRecord, target: CaseRecord): Promise<void> {
  await tx
    .updateTable('cases')
    .set({
      state: 'closed',
      closed_at: source.closed_at ?? caller.at,
      merged_into: target.id,
      gathers: false,
      snoozed_until: null,
      waiting_since: null,
      due_at: null,
      warned_at: null,
      breached_at: null,
      updated_at: caller.at,
    })
    .where('id', '=', source.id)
    .execute()
  await tx
    .updateTable('cases')
    .set({ merged_into: target.id })
    .where('contact_id', '=', source.contact_id)
    .where('merged_into', '=', source.id)
    .execute()
  if (source.gathers && source.state !== 'closed' && source.account_id === target.account_id)
    await tx.updateTable('cases').set({ gathers: true }).where('id', '=', target.id).execute()
}
