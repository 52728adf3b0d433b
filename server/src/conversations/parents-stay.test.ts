import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { inTransaction } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { openConversations } from './open-conversations.ts'

async function someoneWhoWrote() {
  const { db } = await testApp()
  const [contactId, identityId, accountId] = [newId(), newId(), newId()]
  await sql`insert into contacts (id, name) values (${contactId}, 'Ana')`.execute(db)
  await sql`insert into identities (id, contact_id, channel, key, name) values (${identityId}, ${contactId}, 'x', '1', 'Ana')`.execute(db)
  const thread = {
    accountId,
    threadKey: 't',
    contactId,
    identityId,
    visibility: 'private',
    subject: null,
    topicProviderId: null,
    contactKey: null,
    participants: [],
    direction: 'in',
    sentAt: new Date(),
    caseId: null,
  } as const
  return { db, thread }
}

test('the database deletes nothing that a message, a conversation or an identity names', async () => {
  const { db, thread } = await someoneWhoWrote()
  await expect(sql`delete from contacts`.execute(db)).rejects.toThrow('rows of identities name this one of contacts')
  const { idOf } = await inTransaction(db, (tx) => openConversations(tx, [thread], []))
  await expect(sql`delete from identities`.execute(db)).rejects.toThrow('rows of conversations name')
  const [conversationId] = [...idOf.values()]
  await sql`insert into messages (id, conversation_id, account_id, contact_id, direction, visibility, author_kind, text, state, sent_at)
    values (${newId()}, ${conversationId}, ${thread.accountId}, ${thread.contactId}, 'in', 'private', 'contact', 'Hola', 'received', now())`.execute(
    db,
  )
  await expect(sql`delete from conversations`.execute(db)).rejects.toThrow('rows of messages name')
})

test('a thread that someone else begins at the same moment has one conversation, and both know it', async () => {
  const { db, thread } = await someoneWhoWrote()
  const begun = Promise.withResolvers<void>()
  const first = inTransaction(db, async (tx) => {
    const opened = await openConversations(tx, [thread], [])
    begun.resolve()
    // Long enough for the second to have looked, and to wait for this one.
    for (let waits = 0; waits === 0; ) {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
      waits = rows[0]!.n
    }
    return opened
  })
  await begun.promise
  const second = inTransaction(db, (tx) => openConversations(tx, [thread], []))
  const [one, other] = await Promise.all([first, second])
  expect([...other.idOf]).toEqual([...one.idOf])
  expect([one.fresh.size, other.fresh.size]).toEqual([1, 0])
})
