import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { inTransaction } from '../platform/db.ts'
import { contactsStatement } from './list-contacts.ts'

test('words are looked up in indexes wherever they may stand, short ones and several too', async () => {
  const { db } = await testApp()
  await sql`with n as (select n, gen_random_uuid() as id, gen_random_uuid() as customer, md5(n::text) as name from generate_series(1, 5000) n),
    u as (insert into customers (id, number, name) select customer, 'N' || n, name from n),
    c as (insert into contacts (id, name, email, customer_id) select id, name, name || '@example.com', customer from n)
    insert into identities (id, contact_id, channel, key, name) select gen_random_uuid(), id, 'x', n::text, name from n`.execute(db)
  for (const table of ['customers', 'contacts', 'identities']) await sql`vacuum (analyze) ${sql.table(table)}`.execute(db)
  for (const words of ['rodrigo', 'yz', 'rodrigo yz 98765']) {
    const { rows } = await sql`explain ${contactsStatement({ kind: 'all', words, cursor: undefined }, 31)}`.execute(db)
    const plan = JSON.stringify(rows)
    for (const index of ['contacts_search', 'contacts_email', 'identities_search', 'customers_search']) expect(plan, words).toContain(index)
    expect(plan).not.toContain('Seq Scan')
  }
})

test('without words the newest are walked in order, whatever kind is asked for', async () => {
  const app = await testApp()
  const indexes = { all: 'contacts_newest', lead: 'contacts_leads', customer: 'contacts_customers' } as const
  for (const [kind, index] of Object.entries(indexes)) {
    const plan = await inTransaction(app.db, async (tx) => {
      await sql`set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off`.execute(tx)
      const { rows } =
        await sql`explain ${contactsStatement({ kind: kind as keyof typeof indexes, words: undefined, cursor: undefined }, 31)}`.execute(tx)
      return JSON.stringify(rows)
    })
    expect(plan).toContain(index)
    expect(plan).not.toContain('Seq Scan')
  }
})
