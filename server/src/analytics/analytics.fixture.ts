import { sql } from 'kysely'
import type { TestApp } from '../../test/test-app.ts'
import { newId } from '../platform/ids.ts'

export interface Scene {
  accountIds: string[]
  contactIds: string[]
}

/** Two accounts, a customer and a lead, for cases to hang on. */
export async function setScene({ db }: Pick<TestApp, 'db'>): Promise<Scene> {
  const accountIds = [newId(), newId()]
  const contactIds = [newId(), newId()]
  const customerId = newId()
  for (const [at, channel] of ['x', 'chat'].entries())
    await db.insertInto('accounts').values({ id: accountIds[at]!, channel, provider_id: channel, handle: channel, name: channel }).execute()
  await db.insertInto('customers').values({ id: customerId, number: '1', name: 'Ana' }).execute()
  await db
    .insertInto('contacts')
    .values([
      { id: contactIds[0]!, name: 'Ana', customer_id: customerId },
      { id: contactIds[1]!, name: 'Beto' },
    ])
    .execute()
  return { accountIds, contactIds }
}

interface Owners {
  ownerIds: readonly string[]
  teamIds: readonly string[]
}

/**
 * Cases of every mixture: one opened each hour back from `to`, with account, contact, type, tone, owner, team, state and clocks each in a
 * rhythm of its own, and one message in and one out for most of them.
 */
export async function fillCases(
  { db }: Pick<TestApp, 'db'>,
  { accountIds, contactIds }: Scene,
  { ownerIds, teamIds }: Owners,
  to: string,
  count: number,
) {
  await sql`with types as (select array_agg(id order by key) as ids from case_types), n as (select n, gen_random_uuid() as id,
      ${to}::timestamptz - n * interval '1 hour' as at, n % 3 = 0 as closed from generate_series(1, ${count}) n),
    someone as (insert into identities (id, contact_id, channel, key, name) values (gen_random_uuid(), ${contactIds[0]}::uuid, 'x', 'k', 'Ana') returning id),
    made as (insert into cases (id, contact_id, account_id, channel, visibility, title, gathers, state, closed_at, type_id, tone, owner_id, team_id,
        opened_at, last_message_at, last_inbound_at, waiting_since, due_at, first_answer_at, set_aside_at, snoozed_until)
      select n.id, (${contactIds}::uuid[])[1 + n % 2], (${accountIds}::uuid[])[1 + n % 5 % 2], (array['x', 'chat'])[1 + n % 5 % 2], 'private', 'Caso ' || n,
        false, case when closed then 'closed' else 'pending' end, case when closed then at + interval '2 hours' end,
        case when n % 4 > 0 then t.ids[1 + n % 7] end, n % 5 - 2, (${ownerIds}::uuid[])[n % 7], (${teamIds}::uuid[])[n % 4],
        at, at, at, case when n % 6 = 1 then at end, case when n % 6 = 1 then at + interval '1 day' end,
        case when n % 2 = 0 then at + n * interval '1 minute' end, case when n % 11 = 1 then at end, case when n % 13 = 1 then at + interval '1 year' end
      from n, types t returning id, contact_id, account_id, opened_at),
    talks as (insert into conversations (id, account_id, contact_id, identity_id, thread_key, visibility, case_id)
      select gen_random_uuid(), account_id, contact_id, i.id, m.id::text, 'private', m.id from made m, lateral (select id from someone) i
      returning id, case_id, account_id, contact_id)
    insert into messages (id, conversation_id, account_id, contact_id, case_id, direction, visibility, author_kind, text, state, sent_at)
      select gen_random_uuid(), t.id, t.account_id, t.contact_id, t.case_id, d.direction, 'private', 'contact', 'Hola', d.state, m.opened_at
      from talks t join made m on m.id = t.case_id, (values ('in', 'received'), ('out', 'sent'), ('out', 'failed')) d (direction, state)`.execute(db)
}
