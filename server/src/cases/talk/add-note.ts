import type { addNote as Contract } from '@atalaya/shared/contract/cases.ts'
import type { z } from 'zod'
import { actorOf, type Caller, personOf } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessCase } from '../access-case.ts'

/**
 * The note is in the case, those mentioned are told and follow it from now on, and so does its author. The id is the author's: the same note
 * sent again is there once.
 */
export async function addNote(tx: Tx, caller: Caller, { caseId, noteId, text, mentionIds }: z.infer<(typeof Contract)['input']>): Promise<void> {
  await accessCase(tx, caller, caseId, 'note')
  const authorId = personOf(caller)
  const added = await tx
    .insertInto('notes')
    .values({ id: noteId, case_id: caseId, author_id: authorId, text })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return demandSame(tx, caseId, noteId)
  const mentioned = await demandPeople(tx, mentionIds)
  if (mentioned.length > 0) {
    await tx
      .insertInto('mentions')
      .values(mentioned.map((personId) => ({ person_id: personId, note_id: noteId, case_id: caseId })))
      .execute()
  }
  const watching = [...new Set([...mentioned, ...(authorId ? [authorId] : [])])]
  if (watching.length > 0) {
    await tx
      .insertInto('followers')
      .values(watching.map((personId) => ({ case_id: caseId, person_id: personId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await emit(tx, actorOf(caller), 'case.noted', { caseId, noteId, mentionIds: mentioned })
}

async function demandSame(tx: Tx, caseId: string, noteId: string): Promise<void> {
  const note = await tx.selectFrom('notes').select('case_id').where('id', '=', noteId).executeTakeFirst()
  if (note?.case_id !== caseId) throw new AppError('conflict', 'note/id-taken', 'This note id belongs to another note.')
}

async function demandPeople(tx: Tx, mentionIds: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(mentionIds)]
  if (wanted.length === 0) return []
  const known = await tx.selectFrom('people').select('id').where('id', 'in', wanted).where('deactivated_at', 'is', null).execute()
  if (known.length < wanted.length) throw new AppError('invalid', 'person/unknown', 'Someone you mention does not work here.')
  return wanted
}
