import type { Customer } from '@atalaya/shared/contract/contacts.ts'
import type { Selectable } from 'kysely'
import type { Schema } from '../../platform/db-types.gen.ts'

export function shapeCustomer(row: Selectable<Schema['customers']>): Customer {
  return {
    customerId: row.id,
    number: row.number,
    name: row.name,
    tier: row.tier,
    email: row.email,
    phone: row.phone,
    document: row.document,
    language: row.language,
    data: row.data as Record<string, unknown>,
    updatedAt: row.updated_at.toISOString(),
  }
}
