import type { saveDraft as Contract } from '@atalaya/shared/contract/cases.ts'
import type { z } from 'zod'
import type { Caller } from '../../platform/caller.ts'
import { sqlState, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { demandPerson } from '../../staff/demand-person.ts'
import { accessCase } from '../access-case.ts'

/** What the caller was writing in the case is kept as it is now, for them alone; an empty text forgets it. */
export async function saveDraft(tx: Tx, caller: Caller, input: z.infer<(typeof Contract)['input']>): Promise<void> {
  const me = demandPerson(caller)
  await accessCase(tx, caller, input.caseId)
  if (input.text.trim() === '') {
    await tx.deleteFrom('drafts').where('case_id', '=', input.caseId).where('person_id', '=', me).execute()
    return
  }
  const values = {
    mode: input.mode,
    conversation_id: input.conversationId,
    reply_to_id: input.replyToMessageId,
    text: input.text,
    updated_at: caller.at,
  }
  try {
    await tx
      .insertInto('drafts')
      .values({ case_id: input.caseId, person_id: me, ...values })
      .onConflict((conflict) => conflict.columns(['case_id', 'person_id']).doUpdateSet(values))
      .execute()
  } catch (error) {
    if (sqlState(error) === '23503') throw new AppError('not_found', 'conversation/unknown', 'There is no such conversation or message.')
    throw error
  }
}
