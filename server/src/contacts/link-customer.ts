import { sql } from 'kysely'
import { actorOf, type Caller } from '../platform/caller.ts'
import type { Tx } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/facts.ts'
import { accessContact } from './access-contact.ts'

/** The contact is the customer of that number; with null it is a lead again. */
export async function linkCustomer(tx: Tx, caller: Caller, { contactId, number }: { contactId: string; number: string | null }): Promise<void> {
  const found = await accessContact(tx, contactId, true)
  const customerId = number === null ? null : await findByNumber(tx, number.trim())
  if (customerId === found.customer_id) return
  await tx.updateTable('contacts').set({ customer_id: customerId, updated_at: caller.at }).where('id', '=', found.id).execute()
  if (customerId) await emit(tx, actorOf(caller), 'contact.recognised', { contactId: found.id, customerId })
  else await emit(tx, actorOf(caller), 'contact.changed', { contactId: found.id })
}

/** The number as it was written first; else the one that differs in capitals only. */
async function findByNumber(tx: Tx, number: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from customers where retired_at is null and (number = ${number}
      or id = (select customer_id from customer_keys where kind = 'number' and value = ${number.toLowerCase()}))
    order by number = ${number} desc limit 1`.execute(tx)
  if (!rows[0]) throw new AppError('not_found', 'customer/unknown', 'The directory has no customer of that number.')
  return rows[0].id
}
