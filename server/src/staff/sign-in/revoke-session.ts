import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { demandPerson } from '../demand-person.ts'

/** One of the caller's own sessions has ended. */
export async function revokeSession(tx: Tx, caller: Caller, sessionId: string): Promise<{ done: true }> {
  const personId = demandPerson(caller)
  const { numDeletedRows } = await tx.deleteFrom('sessions').where('id', '=', sessionId).where('person_id', '=', personId).executeTakeFirst()
  if (numDeletedRows === 0n) throw new AppError('not_found', 'session/unknown', 'You have no such session.')
  await emit(tx, actorOf(caller), 'person.signed-out', { personId })
  return { done: true }
}
