import type { saveDraft as Contract } from '@atalaya/shared/contract/cases.ts'
import type { z } from 'zod'
import { accessConversation } from '../../conversations/access-conversation.ts'
import { accessMessage } from '../../conversations/access-message.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
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
  if (input.conversationId) await accessConversation(tx, caller, input.conversationId)
  if (input.replyToMessageId) await accessMessage(tx, caller, input.replyToMessageId)
  const values = {
    mode: input.mode,
    conversation_id: input.conversationId,
    reply_to_id: input.replyToMessageId,
    text: input.text,
    updated_at: caller.at,
  }
  await tx
    .insertInto('drafts')
    .values({ case_id: input.caseId, person_id: me, ...values })
    .onConflict((conflict) => conflict.columns(['case_id', 'person_id']).doUpdateSet(values))
    .execute()
}
