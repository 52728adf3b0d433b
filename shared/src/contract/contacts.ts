import { z } from 'zod'
import { Cursor, Done, Id, Limit, page, When } from './common.ts'
import { endpoint } from './endpoint.ts'

export const Identity = z.object({
  identityId: Id,
  channel: z.string(),
  handle: z.string().nullable(),
  name: z.string(),
  pictureUrl: z.string().nullable(),
  profileUrl: z.string().nullable(),
  followers: z.number().nullable(),
  verified: z.boolean(),
  proven: z.boolean(),
  details: z.record(z.string(), z.string()),
  seenAt: When,
})
export type Identity = z.infer<typeof Identity>
export const Customer = z.object({
  customerId: Id,
  number: z.string(),
  name: z.string(),
  tier: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  document: z.string().nullable(),
  language: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  updatedAt: When,
})
export type Customer = z.infer<typeof Customer>
export const Contact = z.object({
  contactId: Id,
  name: z.string(),
  kind: z.enum(['customer', 'lead']),
  vip: z.boolean(),
  language: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
  identities: z.array(Identity),
  customer: Customer.nullable(),
  openCases: z.number(),
  closedCases: z.number(),
  createdAt: When,
  may: z.array(z.string()),
})
export type Contact = z.infer<typeof Contact>
export const readContact = endpoint('GET', '/api/contacts/:contactId', {
  door: 'contact.read',
  summary: 'One contact: identities, customer data, fields.',
  input: z.strictObject({ contactId: Id }),
  reply: Contact,
})
export const changeContact = endpoint('PATCH', '/api/contacts/:contactId', {
  door: 'contact.edit',
  summary: 'Changes a contact’s captured data.',
  input: z.strictObject({
    contactId: Id,
    name: z.string().trim().min(1).max(120).optional(),
    vip: z.boolean().optional(),
    language: z.string().max(5).nullable().optional(),
    email: z.email().max(254).nullable().optional(),
    phone: z.string().max(30).nullable().optional(),
    fields: z.record(z.string().max(60), z.unknown()).optional(),
  }),
  reply: Contact,
})
export const linkCustomer = endpoint('PUT', '/api/contacts/:contactId/customer', {
  door: 'contact.edit',
  summary: 'Links a contact to a customer of the directory by number, or unlinks it.',
  input: z.strictObject({ contactId: Id, number: z.string().max(60).nullable() }),
  reply: Contact,
})
export const ContactRow = z.object({
  contactId: Id,
  name: z.string(),
  kind: z.enum(['customer', 'lead']),
  vip: z.boolean(),
  tier: z.string().nullable(),
  customerNumber: z.string().nullable(),
  channels: z.array(z.string()),
  handle: z.string().nullable(),
  pictureUrl: z.string().nullable(),
  openCases: z.number(),
  lastMessageAt: When.nullable(),
  createdAt: When,
})
export const listContacts = endpoint('GET', '/api/contacts', {
  door: 'contact.read',
  summary: 'Contacts, newest first; all, customers or leads; by words.',
  follows: ['contact.created', 'contact.recognised'],
  input: z.strictObject({
    kind: z.enum(['all', 'customer', 'lead']).default('all'),
    words: z.string().max(100).optional(),
    cursor: Cursor,
    limit: Limit,
  }),
  reply: page(ContactRow),
})
/** One line of a contact's history: a case, with its type and tone. */
export const HistoryRow = z.object({
  caseId: Id,
  number: z.string(),
  channel: z.string(),
  accountId: Id,
  title: z.string(),
  state: z.string(),
  typeId: Id.nullable(),
  tone: z.number(),
  rating: z.string().nullable(),
  openedAt: When,
  closedAt: When.nullable(),
  lastMessageAt: When,
  messages: z.number(),
  readable: z.boolean(),
})
export const readContactHistory = endpoint('GET', '/api/contacts/:contactId/history', {
  door: 'contact.read',
  summary: 'Everything the contact came with, over all channels, newest first.',
  input: z.strictObject({ contactId: Id, cursor: Cursor, limit: Limit }),
  reply: page(HistoryRow),
  follows: ['case.opened', 'case.closed', 'case.typed', 'case.toned'],
})

export const listCustomers = endpoint('GET', '/api/customers', {
  door: 'contact.read',
  summary: 'The customers directory, by words.',
  input: z.strictObject({ words: z.string().max(100).optional(), cursor: Cursor, limit: Limit }),
  reply: page(Customer),
  follows: ['customers'],
})
const CustomerInput = z.strictObject({
  number: z.string().trim().min(1).max(60),
  name: z.string().trim().min(1).max(160),
  tier: z.string().max(40).nullable().optional(),
  email: z.email().max(254).nullable().optional(),
  phone: z.string().max(30).nullable().optional(),
  document: z.string().max(40).nullable().optional(),
  language: z.string().max(5).nullable().optional(),
  x: z.string().max(60).nullable().optional(),
  externalId: z.string().max(100).nullable().optional(),
  data: z.record(z.string().max(60), z.unknown()).optional(),
})
export const saveCustomer = endpoint('PUT', '/api/customers/:number', {
  door: 'customer.import',
  summary: 'Makes or changes one customer of the directory, and recognises the contacts it fits.',
  input: CustomerInput,
  reply: Customer,
})
export const ImportField = z.enum(['number', 'name', 'tier', 'email', 'phone', 'document', 'language', 'x', 'externalId'])
export const Import = z.object({
  importId: Id,
  fileName: z.string(),
  state: z.enum(['previewed', 'running', 'done', 'failed']),
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  refused: z.number(),
  errors: z.array(z.object({ row: z.number(), field: z.string(), message: z.string() })),
  createdAt: When,
  finishedAt: When.nullable(),
})
export const previewImport = endpoint('POST', '/api/customers/imports', {
  door: 'customer.import',
  summary: 'Reads an uploaded CSV: its columns, a guess at what they mean, the first rows, and what would be refused.',
  input: z.strictObject({
    fileId: Id,
    mapping: z.record(z.string().max(120), ImportField.or(z.string().regex(/^data\..{1,50}$/)).or(z.literal(''))).optional(),
  }),
  reply: z.object({
    import: Import,
    columns: z.array(z.string()),
    mapping: z.record(z.string(), z.string()),
    sample: z.array(z.record(z.string(), z.string())),
  }),
})
export const runImport = endpoint('POST', '/api/customers/imports/:importId/run', {
  door: 'customer.import',
  summary: 'Brings the previewed file in, in the background.',
  input: z.strictObject({ importId: Id }),
  reply: Import,
})
export const readImport = endpoint('GET', '/api/customers/imports/:importId', {
  door: 'customer.import',
  summary: 'How far an import is.',
  input: z.strictObject({ importId: Id }),
  reply: Import,
  follows: ['customers'],
})
export const listImports = endpoint('GET', '/api/customers/imports', {
  door: 'customer.import',
  summary: 'The latest imports.',
  input: z.strictObject({}),
  reply: z.array(Import),
  follows: ['customers'],
})
export const blockContact = endpoint('POST', '/api/contacts/:contactId/block', {
  door: 'network.block',
  summary: 'Blocks a contact on an account of the brand, or undoes it.',
  input: z.strictObject({ contactId: Id, accountId: Id, undo: z.boolean().default(false) }),
  reply: Done,
})
