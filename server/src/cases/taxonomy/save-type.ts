import type { CaseType, saveType as Contract } from '@atalaya/shared/contract/taxonomy.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { shapeType } from './shape-taxonomy.ts'

/** The type is in the tree as described. A retired one is no longer offered; cases keep it. */
export async function saveType(
  tx: Tx,
  caller: Caller,
  { typeId, key, parentId, names, position, retired }: z.infer<(typeof Contract)['input']>,
): Promise<CaseType> {
  if (parentId !== null) await demandParent(tx, typeId, parentId)
  const values = { key, parent_id: parentId, names: JSON.stringify(names), position, retired_at: retired ? caller.at : null }
  try {
    const saved = await tx
      .insertInto('case_types')
      .values({ id: typeId, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow()
    await emit(tx, actorOf(caller), 'taxonomy.changed', { kind: 'types' })
    return shapeType(saved)
  } catch (error) {
    if (brokenUnique(error) === 'case_types_key_key') throw new AppError('conflict', 'taxonomy/key-taken', 'Another type has this key.')
    throw error
  }
}

/** The parent exists and does not lie below the type itself: a tree has no rings. Types are changed one at a time, for two moves could close one. */
async function demandParent(tx: Tx, typeId: string, parentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('case-types', 0))`.execute(tx)
  const { rows } = await sql<{ id: string }>`with recursive above as (
      select id, parent_id from case_types where id = ${parentId}::uuid
      union select t.id, t.parent_id from case_types t join above a on t.id = a.parent_id)
    select id from above`.execute(tx)
  if (rows.length === 0) throw new AppError('invalid', 'type/unknown', 'There is no such parent type.')
  if (parentId === typeId || rows.some(({ id }) => id === typeId)) throw new AppError('invalid', 'type/ring', 'A type cannot lie below itself.')
}
