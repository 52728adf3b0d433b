import type { saveField as Contract, FieldDefinition } from '@atalaya/shared/contract/taxonomy.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { shapeField } from './shape-taxonomy.ts'

/** The custom field is as described. What it is of, its key and its kind stay: values are kept under them. */
export async function saveField(tx: Tx, caller: Caller, { fieldId, ...input }: z.infer<(typeof Contract)['input']>): Promise<FieldDefinition> {
  if (input.kind === 'choice' && input.options.length === 0)
    throw new AppError('invalid', 'field/no-options', 'Give at least one option to choose from.')
  const before = await tx.selectFrom('field_definitions').select(['subject', 'key', 'kind']).where('id', '=', fieldId).forUpdate().executeTakeFirst()
  if (before && (before.subject !== input.subject || before.key !== input.key || before.kind !== input.kind))
    throw new AppError('conflict', 'field/fixed', 'The subject, key and kind of a field cannot change; retire it and make another.')
  const values = {
    names: JSON.stringify(input.names),
    options: JSON.stringify(input.options),
    required: input.required,
    position: input.position,
    retired_at: input.retired ? caller.at : null,
  }
  try {
    const saved = await tx
      .insertInto('field_definitions')
      .values({ id: fieldId, subject: input.subject, key: input.key, kind: input.kind, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow()
    await emit(tx, actorOf(caller), 'taxonomy.changed', { kind: 'fields' })
    return shapeField(saved)
  } catch (error) {
    if (brokenUnique(error) === 'field_definitions_subject_key_key')
      throw new AppError('conflict', 'taxonomy/key-taken', 'Another field has this key.')
    throw error
  }
}
