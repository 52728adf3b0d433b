import type { readTaxonomy as Contract } from '@atalaya/shared/contract/taxonomy.ts'
import type { z } from 'zod'
import type { Reader } from '../../platform/db.ts'
import { shapeField, shapeReason, shapeTag, shapeType } from './shape-taxonomy.ts'
import { readTypeLevels } from './type-levels.ts'

/** Every type, tag, reason and field, retired ones too: old cases still wear them. */
export async function readTaxonomy(db: Reader): Promise<z.infer<(typeof Contract)['reply']>> {
  const [types, tags, reasons, fields, typeLevels] = await Promise.all([
    db.selectFrom('case_types').selectAll().orderBy('position').orderBy('key').execute(),
    db.selectFrom('tags').selectAll().orderBy('name').execute(),
    db.selectFrom('close_reasons').selectAll().orderBy('position').orderBy('key').execute(),
    db.selectFrom('field_definitions').selectAll().orderBy('position').orderBy('key').execute(),
    readTypeLevels(db),
  ])
  return { types: types.map(shapeType), tags: tags.map(shapeTag), reasons: reasons.map(shapeReason), fields: fields.map(shapeField), typeLevels }
}
