import type { saveCustomer as Contract, Customer } from '@atalaya/shared/contract/contacts.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { keepCustomers } from './keep-customers.ts'
import { shapeCustomer } from './shape-customer.ts'

/** The directory has this customer, and contacts whose handle it names are theirs. A key of another customer is a `conflict`. */
export async function saveCustomer(tx: Tx, input: z.infer<(typeof Contract)['input']>): Promise<Customer> {
  const { taken } = await keepCustomers(tx, [input], null)
  if (taken[0])
    throw new AppError('conflict', 'customer/key-taken', `Another customer has this ${taken[0].field}.`, { fields: taken.map(({ field }) => field) })
  return shapeCustomer(await tx.selectFrom('customers').selectAll().where('number', '=', input.number).executeTakeFirstOrThrow())
}
