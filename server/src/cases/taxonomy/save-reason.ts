import type { CloseReason, saveReason as Contract } from '@atalaya/shared/contract/taxonomy.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { shapeReason } from './shape-taxonomy.ts'

/** The reason for closing is as described. */
export async function saveReason(
  tx: Tx,
  caller: Caller,
  { reasonId, key, names, position, retired }: z.infer<(typeof Contract)['input']>,
): Promise<z.infer<typeof CloseReason>> {
  const values = { key, names: JSON.stringify(names), position, retired_at: retired ? caller.at : null }
  try {
    const saved = await tx
      .insertInto('close_reasons')
      .values({ id: reasonId, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow()
    await emit(tx, actorOf(caller), 'taxonomy.changed', { kind: 'reasons' })
    return shapeReason(saved)
  } catch (error) {
    if (brokenUnique(error) === 'close_reasons_key_key') throw new AppError('conflict', 'taxonomy/key-taken', 'Another reason has this key.')
    throw error
  }
}
