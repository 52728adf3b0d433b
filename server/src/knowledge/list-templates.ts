import type { Template } from '@atalaya/shared/contract/taxonomy.ts'
import type { Selectable } from 'kysely'
import type { Reader } from '../platform/db.ts'
import type { Schema } from '../platform/db-types.gen.ts'

/** Every template by name, those that are offered no more last. */
export async function listTemplates(db: Reader): Promise<Template[]> {
  const rows = await db
    .selectFrom('templates')
    .selectAll()
    .orderBy((eb) => eb('retired_at', 'is not', null))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(shapeTemplate)
}

export function shapeTemplate(row: Selectable<Schema['templates']>): Template {
  return {
    templateId: row.id,
    name: row.name,
    shortcut: row.shortcut,
    language: row.language,
    text: row.text,
    typeId: row.type_id,
    uses: row.uses,
    retired: row.retired_at !== null,
  }
}
