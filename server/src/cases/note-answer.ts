import type { Actor } from '@atalaya/shared/contract/facts.ts'
import type { Tx } from '../platform/db.ts'
import { emit } from '../platform/facts.ts'
import { recountCases } from './recount-case.ts'

/**
 * The case of a message of the brand tells what became of it: who was answered waits no longer, who was not after all (taken back, failed)
 * waits again, the first answer moves a new case to pending, and whoever answers what is nobody's has it from then on. Saying it twice changes nothing. The case is the one the message is in by
 * now, which a merge may have changed since the fact.
 */
export async function noteAnswer(tx: Tx, actor: Actor, messageId: string): Promise<void> {
  const message = await tx.selectFrom('messages').select('case_id').where('id', '=', messageId).executeTakeFirst()
  const caseId = message?.case_id
  if (!caseId) return
  await recountCases(tx, [caseId])
  const moved = await tx
    .updateTable('cases')
    .set({ state: 'pending' })
    .where('id', '=', caseId)
    .where('state', '=', 'new')
    .where('first_answer_at', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  if (moved) await emit(tx, actor, 'case.state-changed', { caseId, from: 'new', to: 'pending' })
  if (actor.kind === 'person') await takeIfFree(tx, actor, caseId)
}

/** Whoever answers what is nobody's has taken it. */
async function takeIfFree(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  const taken = await tx
    .updateTable('cases')
    .set({ owner_id: actor.id })
    .where('id', '=', caseId)
    .where('owner_id', 'is', null)
    .where('state', '<>', 'closed')
    .returning('team_id')
    .executeTakeFirst()
  if (taken) await emit(tx, actor, 'case.assigned', { caseId, ownerId: actor.id, teamId: taken.team_id })
}
