import type { saveTemplate as Contract, Template } from '@atalaya/shared/contract/taxonomy.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { actorOf, type Caller } from '../platform/caller.ts'
import { brokenUnique, sqlState, type Tx } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/facts.ts'
import { shapeTemplate } from './list-templates.ts'

/** The template is as described; a retired one is offered no more and its shortcut is free. Its id is chosen by who makes it. */
export async function saveTemplate(tx: Tx, caller: Caller, input: z.infer<(typeof Contract)['input']>): Promise<Template> {
  const { templateId, name, shortcut, language, text, typeId, retired } = input
  const values = { name, shortcut, language, text, type_id: typeId, updated_at: caller.at }
  try {
    const saved = await tx
      .insertInto('templates')
      .values({ id: templateId, ...values, retired_at: retired ? caller.at : null })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ ...values, retired_at: retired ? sql<Date>`coalesce(templates.retired_at, excluded.retired_at)` : null }),
      )
      .returningAll()
      .executeTakeFirstOrThrow()
    await emit(tx, actorOf(caller), 'template.changed', { templateId })
    return shapeTemplate(saved)
  } catch (error) {
    if (brokenUnique(error) === 'templates_shortcut')
      throw new AppError('conflict', 'template/shortcut-taken', 'Another template of this language has this shortcut.', { shortcut })
    if (sqlState(error) === FOREIGN_KEY) throw new AppError('invalid', 'type/unknown', 'There is no such type.', { typeId })
    throw error
  }
}

const FOREIGN_KEY = '23503'
