import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { CustomerKey } from '../customer-keys.ts'

/**
 * Leads whose handle on its own network is one of these keys are those customers now. An address or phone that somebody typed is no proof
 * and links nobody; who has proved theirs is recognised with the next message.
 */
export async function recogniseContacts(
  tx: Tx,
  keys: readonly (CustomerKey & { customer: string })[],
): Promise<{ contactId: string; customerId: string }[]> {
  const handles = keys.filter((key) => key.kind === 'x')
  if (handles.length === 0) return []
  const { rows } = await sql<{ contactId: string; customerId: string }>`
    with known as (select distinct on (i.contact_id) i.contact_id, w.customer
      from unnest(${handles.map((key) => key.value)}::text[], ${handles.map((key) => key.customer)}::uuid[]) as w (value, customer)
      join identities i on i.channel = 'x' and lower(i.handle) = w.value order by i.contact_id, i.seen_at desc),
    locked as (select c.id from contacts c join known k on k.contact_id = c.id where c.customer_id is null order by c.id for no key update of c)
    update contacts c set customer_id = k.customer, updated_at = now() from known k, locked l
    where c.id = k.contact_id and l.id = c.id returning c.id as "contactId", k.customer as "customerId"`.execute(tx)
  return rows
}
