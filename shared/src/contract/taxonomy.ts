import { z } from 'zod'
import { Done, Id, Names, Nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

export const CaseType = z.object({ typeId: Id, key: z.string(), parentId: Id.nullable(), names: Names, position: z.number(), retired: z.boolean() })
export type CaseType = z.infer<typeof CaseType>
export const Tag = z.object({ tagId: Id, name: z.string(), color: z.string(), retired: z.boolean() })
export type Tag = z.infer<typeof Tag>
export const CloseReason = z.object({ reasonId: Id, key: z.string(), names: Names, position: z.number(), retired: z.boolean() })
export const FieldDefinition = z.object({
  fieldId: Id,
  subject: z.enum(['case', 'contact']),
  key: z.string(),
  names: Names,
  kind: z.enum(['text', 'number', 'date', 'choice', 'yes-no']),
  options: z.array(z.string()),
  required: z.boolean(),
  position: z.number(),
  retired: z.boolean(),
})
export type FieldDefinition = z.infer<typeof FieldDefinition>

/** Everything a desk needs to name what it shows, in one answer. */
export const readTaxonomy = endpoint('GET', '/api/taxonomy', {
  door: 'signed-in',
  summary: 'Types, tags, reasons for closing and custom fields.',
  input: Nothing,
  follows: ['taxonomy'],
  reply: z.object({
    types: z.array(CaseType),
    tags: z.array(Tag),
    reasons: z.array(CloseReason),
    fields: z.array(FieldDefinition),
    typeLevels: z.number().int(),
  }),
})
const key = z
  .string()
  .regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/)
  .max(60)
const position = z.number().int().min(0).max(100000).default(0)
export const saveType = endpoint('PUT', '/api/taxonomy/types/:typeId', {
  door: 'taxonomy.manage',
  summary: 'Makes or changes a type.',
  input: z.strictObject({ typeId: Id, key, parentId: Id.nullable(), names: Names, position, retired: z.boolean().default(false) }),
  reply: CaseType,
})
export const saveTypeLevels = endpoint('PUT', '/api/taxonomy/type-levels', {
  door: 'taxonomy.manage',
  summary: 'How many levels of the type tree must be chosen before closing.',
  input: z.strictObject({ levels: z.number().int().min(0).max(5) }),
  reply: Done,
})
export const saveTag = endpoint('PUT', '/api/taxonomy/tags/:tagId', {
  door: 'taxonomy.manage',
  summary: 'Makes or changes a tag.',
  input: z.strictObject({
    tagId: Id,
    name: z.string().trim().min(1).max(40),
    color: z.string().max(20).default('gray'),
    retired: z.boolean().default(false),
  }),
  reply: Tag,
})
export const saveReason = endpoint('PUT', '/api/taxonomy/reasons/:reasonId', {
  door: 'taxonomy.manage',
  summary: 'Makes or changes a reason for closing.',
  input: z.strictObject({ reasonId: Id, key, names: Names, position, retired: z.boolean().default(false) }),
  reply: CloseReason,
})
export const saveField = endpoint('PUT', '/api/taxonomy/fields/:fieldId', {
  door: 'taxonomy.manage',
  summary: 'Makes or changes a custom field.',
  input: z.strictObject({
    fieldId: Id,
    subject: z.enum(['case', 'contact']),
    key,
    names: Names,
    kind: FieldDefinition.shape.kind,
    options: z.array(z.string().trim().min(1).max(80)).max(100).default([]),
    required: z.boolean().default(false),
    position,
    retired: z.boolean().default(false),
  }),
  reply: FieldDefinition,
})

export const Template = z.object({
  templateId: Id,
  name: z.string(),
  shortcut: z.string().nullable(),
  language: z.string().nullable(),
  text: z.string(),
  typeId: Id.nullable(),
  uses: z.number(),
  retired: z.boolean(),
})
export type Template = z.infer<typeof Template>
export const listTemplates = endpoint('GET', '/api/templates', {
  door: 'signed-in',
  summary: 'The templates for replies.',
  input: Nothing,
  reply: z.array(Template),
  follows: ['template'],
})
export const saveTemplate = endpoint('PUT', '/api/templates/:templateId', {
  door: 'template.manage',
  summary: 'Makes or changes a template. `{{contact.firstName}}`, `{{contact.name}}`, `{{agent.firstName}}`, `{{case.number}}` are filled in.',
  input: z.strictObject({
    templateId: Id,
    name: z.string().trim().min(1).max(80),
    shortcut: z
      .string()
      .regex(/^[a-z0-9-]{1,30}$/)
      .nullable()
      .default(null),
    language: z.string().max(5).nullable().default(null),
    text: z.string().min(1).max(10000),
    typeId: Id.nullable().default(null),
    retired: z.boolean().default(false),
  }),
  reply: Template,
})
