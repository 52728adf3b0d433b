import type { listCustomers as Contract, Customer } from '@atalaya/shared/contract/contacts.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { matchWords } from '../match-words.ts'
import { shapeCustomer } from './shape-customer.ts'

/** The directory by number, one page at a time. Words are looked for in names, numbers and e-mail addresses. */
export async function listCustomers(
  db: Reader,
  { words, cursor, limit }: z.infer<(typeof Contract)['input']>,
): Promise<{ rows: Customer[]; nextCursor: string | null }> {
  if (cursor !== undefined && !z.uuid().safeParse(cursor).success)
    throw new AppError('invalid', 'request/bad-cursor', 'This cursor was not given out by a page; begin again without it.')
  let query = db.selectFrom('customers as u').selectAll().where('u.retired_at', 'is', null)
  for (const condition of matchWords(words, sql`public.fold(u.name || ' ' || u.number || ' ' || coalesce(u.email, ''))`))
    query = query.where(sql<boolean>`${condition}`)
  if (cursor !== undefined) query = query.where('u.number', '>', sql<string>`(select number from customers where id = ${cursor})`)
  const rows = await query
    .orderBy('u.number')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return { rows: shown.map(shapeCustomer), nextCursor: rows.length > limit ? shown.at(-1)!.id : null }
}
