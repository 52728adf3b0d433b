import { inTransaction, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { DEFAULT_TYPE_TREE } from '../../triage/default-type-tree.ts'
import { DEFAULT_CLOSE_REASONS } from './default-close-reasons.ts'

/** A workspace that has no types, or no reasons for closing, has the default ones. What an administrator changed stays. */
export async function provisionTaxonomy({ db }: Pick<Platform, 'db'>): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await tx.selectFrom('case_types').select('id').limit(1).executeTakeFirst())) await plantTree(tx)
    if (!(await tx.selectFrom('close_reasons').select('id').limit(1).executeTakeFirst())) await addReasons(tx)
  })
}

/** Several processes may start at once: whoever comes second finds the keys taken. */
async function plantTree(tx: Tx): Promise<void> {
  for (const { key, parentKey, names, position } of DEFAULT_TYPE_TREE) {
    await tx
      .insertInto('case_types')
      .values(({ selectFrom }) => ({
        id: newId(),
        key,
        parent_id: parentKey === null ? null : selectFrom('case_types').select('id').where('key', '=', parentKey),
        names: JSON.stringify(names),
        position,
      }))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
  }
}

async function addReasons(tx: Tx): Promise<void> {
  await tx
    .insertInto('close_reasons')
    .values(DEFAULT_CLOSE_REASONS.map(({ key, names }, position) => ({ id: newId(), key, names: JSON.stringify(names), position })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}
