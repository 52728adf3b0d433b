import type { Names } from '@atalaya/shared/contract/common.ts'
import type { CaseType, CloseReason, FieldDefinition, Tag } from '@atalaya/shared/contract/taxonomy.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Schema } from '../../platform/db-types.gen.ts'

type Row<T extends keyof Schema> = Selectable<Schema[T]>

export function shapeType(row: Row<'case_types'>): CaseType {
  return {
    typeId: row.id,
    key: row.key,
    parentId: row.parent_id,
    names: row.names as Names,
    position: row.position,
    retired: row.retired_at !== null,
  }
}

export function shapeTag(row: Row<'tags'>): Tag {
  return { tagId: row.id, name: row.name, color: row.color, retired: row.retired_at !== null }
}

export function shapeReason(row: Row<'close_reasons'>): z.infer<typeof CloseReason> {
  return { reasonId: row.id, key: row.key, names: row.names as Names, position: row.position, retired: row.retired_at !== null }
}

export function shapeField(row: Row<'field_definitions'>): FieldDefinition {
  return {
    fieldId: row.id,
    subject: row.subject as FieldDefinition['subject'],
    key: row.key,
    names: row.names as Names,
    kind: row.kind as FieldDefinition['kind'],
    options: row.options as string[],
    required: row.required,
    position: row.position,
    retired: row.retired_at !== null,
  }
}
