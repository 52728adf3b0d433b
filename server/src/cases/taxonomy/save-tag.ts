import type { saveTag as Contract, Tag } from '@atalaya/shared/contract/taxonomy.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { shapeTag } from './shape-taxonomy.ts'

/** The tag is as described. Names differ by more than capitals and accents. */
export async function saveTag(tx: Tx, caller: Caller, { tagId, name, color, retired }: z.infer<(typeof Contract)['input']>): Promise<Tag> {
  const values = { name, color, retired_at: retired ? caller.at : null }
  try {
    const saved = await tx
      .insertInto('tags')
      .values({ id: tagId, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow()
    await emit(tx, actorOf(caller), 'taxonomy.changed', { kind: 'tags' })
    return shapeTag(saved)
  } catch (error) {
    if (brokenUnique(error) === 'tags_once') throw new AppError('conflict', 'tag/exists', 'There is a tag of this name already.')
    throw error
  }
}
