import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'

/** The key opens nothing any more. */
export async function revokeKey(tx: Tx, caller: Caller, keyId: string): Promise<{ done: true }> {
  const key = await tx.selectFrom('api_keys').select('revoked_at').where('id', '=', keyId).forUpdate().executeTakeFirst()
  if (!key) throw new AppError('not_found', 'key/unknown', 'There is no such key.')
  if (key.revoked_at) return { done: true }
  await tx.updateTable('api_keys').set({ revoked_at: caller.at }).where('id', '=', keyId).execute()
  await emit(tx, actorOf(caller), 'key.revoked', { keyId })
  return { done: true }
}
