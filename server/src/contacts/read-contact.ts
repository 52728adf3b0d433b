import type { Contact, Identity } from '@atalaya/shared/contract/contacts.ts'
import { type Selectable, sql } from 'kysely'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import type { Schema } from '../platform/db-types.gen.ts'
import { accessContact } from './access-contact.ts'
import { shapeCustomer } from './directory/shape-customer.ts'

/** One contact with identities, customer data and how many cases it has, for a caller who may read contacts. */
export async function readContact(db: Reader, caller: Caller, contactId: string): Promise<Contact> {
  const found = await accessContact(db, contactId)
  const [identities, customer, cases] = await Promise.all([
    db.selectFrom('identities').selectAll().where('contact_id', '=', found.id).orderBy('seen_at', 'desc').orderBy('id').execute(),
    found.customer_id ? db.selectFrom('customers').selectAll().where('id', '=', found.customer_id).executeTakeFirst() : undefined,
    countCases(db, found.id),
  ])
  return {
    contactId: found.id,
    name: found.name,
    kind: found.customer_id ? 'customer' : 'lead',
    vip: found.vip,
    language: found.language,
    email: found.email,
    phone: found.phone,
    fields: found.fields as Record<string, unknown>,
    identities: identities.map(shapeIdentity),
    customer: customer ? shapeCustomer(customer) : null,
    openCases: cases.open,
    closedCases: cases.closed,
    createdAt: found.created_at.toISOString(),
    may: [...(caller.permissions.has('contact.edit') ? ['edit', 'link'] : []), ...(caller.permissions.has('network.block') ? ['block'] : [])],
  }
}

async function countCases(db: Reader, contactId: string): Promise<{ open: number; closed: number }> {
  const { rows } = await sql<{ open: number; closed: number }>`select count(*) filter (where state <> 'closed')::int as open,
    count(*) filter (where state = 'closed')::int as closed from cases where contact_id = ${contactId} and merged_into is null`.execute(db)
  return rows[0]!
}

function shapeIdentity(row: Selectable<Schema['identities']>): Identity {
  return {
    identityId: row.id,
    channel: row.channel,
    handle: row.handle,
    name: row.name,
    pictureUrl: row.picture_url,
    profileUrl: row.profile_url,
    followers: row.followers,
    verified: row.verified,
    proven: row.proven,
    details: row.details as Record<string, string>,
    seenAt: row.seen_at.toISOString(),
  }
}
