import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { acceptorOf } from '../accounts/accept-events.ts'
import { openAccount } from '../accounts/open-account.ts'
import type { InboundItem, InboundMessage } from '../connectors/channel.ts'
import { type Db, inTransaction } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { PendingBatch, PendingEvent } from './read-pending.ts'
import { takeBatch } from './take-batch.ts'

const START = Date.parse('2026-03-02T10:00:00Z')

const write = (person: string, place: number, more: Partial<InboundMessage> = {}): InboundMessage => ({
  kind: 'message',
  direction: 'in',
  visibility: 'private',
  direct: true,
  providerId: String(place),
  threadKey: person,
  contact: { key: person, name: `Persona ${person}` },
  text: `Mensaje ${place}`,
  sentAt: new Date(START + place * 1000),
  ...more,
})

/** Events that are stored and understood, as a lane reads them. */
async function arrived(items: readonly InboundItem[]) {
  const { platform, db } = await testApp()
  const accountId = newId()
  await sql`insert into accounts (id, channel, provider_id, handle, name, lane) values (${accountId}, 'x', '1', 'banco', 'Banco', 3)`.execute(db)
  const events = items.map((_, index) => ({ key: String(index), body: '{}' }))
  await acceptorOf(platform).accept({ accountId, lane: 3, channel: 'x' }, 'webhook', events)
  const { rows } =
    await sql<PendingEvent>`select id::text, account_id, body, via, null as original_id, null as original_bytes from raw_events order by key::int`.execute(
      db,
    )
  const batch: PendingBatch = {
    lane: 3,
    events: rows,
    accounts: new Map([[accountId, await openAccount(platform, accountId)]]),
    suggested: new Map(),
    parsed: new Map(rows.map(({ id }, index) => [id, { rawEventId: id, items: [items[index]!] }])),
  }
  return { platform, db, batch }
}

test('a large batch leaves what a small one does: one case a person, its last words in front, and changes applied to messages of the same batch', async () => {
  const people = 30
  const messages = Array.from({ length: 240 }, (_, place) => write(String(place % people), place))
  const edit: InboundItem = { kind: 'edit', providerId: '5', text: 'Corregido', at: new Date(START + 900_000) }
  const { platform, db, batch } = await arrived([edit, ...messages, messages[7]!])
  expect(await takeBatch(platform, batch)).toBe(true)
  const { rows: cases } = await sql<{ messages: number; preview: string }>`select messages, preview from cases order by preview`.execute(db)
  expect(cases.map(({ messages: n }) => n)).toEqual(Array.from({ length: people }, () => 8))
  expect(cases.map(({ preview }) => preview)).toEqual(Array.from({ length: people }, (_, index) => `Mensaje ${210 + index}`))
  const { rows: edited } = await sql`select text from messages where provider_id = '5'`.execute(db)
  expect(edited).toEqual([{ text: 'Corregido' }])
  const { rows: left } = await sql`select 1 from raw_events where state <> 'done'`.execute(db)
  expect(left).toEqual([])
})

test('two keys of one contact, in parts that are taken in beside each other, still have one case', async () => {
  const { platform, db, batch } = await arrived(Array.from({ length: 120 }, (_, place) => write(place % 2 ? 'odd' : 'even', place)))
  const contactId = newId()
  await sql`insert into contacts (id, name) values (${contactId}, 'Ana')`.execute(db)
  for (const key of ['odd', 'even'])
    await sql`insert into identities (id, contact_id, channel, key, name) values (${newId()}, ${contactId}, 'x', ${key}, 'Ana')`.execute(db)
  expect(await takeBatch(platform, batch)).toBe(true)
  const { rows } = await sql`select messages, preview from cases`.execute(db)
  expect(rows).toEqual([{ messages: 120, preview: 'Mensaje 119' }])
})

test('an event that spoils its part is set aside alone, and all others are taken in', async () => {
  const items = Array.from({ length: 100 }, (_, place) => write(String(place), place))
  items[50] = write('50', 50, { visibility: 'nowhere' as 'private' })
  const { platform, db, batch } = await arrived(items)
  expect(await takeBatch(platform, batch)).toBe(true)
  const { rows } = await sql`select state, count(*)::int as n from raw_events group by state order by state`.execute(db)
  expect(rows).toEqual([
    { state: 'done', n: 99 },
    { state: 'parked', n: 1 },
  ])
})

/** Keeps every part from recognising its senders until it may go on. */
async function stopParts(db: Db) {
  const stopped = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const over = inTransaction(db, async (tx) => {
    await sql`lock table identities in access exclusive mode`.execute(tx)
    stopped.resolve()
    await goOn.promise
  })
  await stopped.promise
  return { goOn: () => goOn.resolve(), over }
}

const locksOfParts = async (db: Db) =>
  (
    await sql<{ pid: number }>`select pid from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted and database =
    (select oid from pg_database where datname = current_database())`.execute(db)
  ).rows

test('a lane whose holder died is not taken while a part of the dead one still runs, and is afterwards', async () => {
  const { platform, db, batch } = await arrived(Array.from({ length: 120 }, (_, place) => write(String(place), place)))
  const gate = await stopParts(db)
  const first = takeBatch(platform, batch).catch((error: unknown) => error)
  while ((await locksOfParts(db)).length < 2) await sleep(5)
  // The process dies: the database sees it at once where it is idle, that is where the lane is held.
  await sql`select pg_terminate_backend(l.pid) from pg_locks l join pg_class c on c.oid = l.relation
    where c.relname = 'intake_lanes' and l.mode = 'RowShareLock' and l.database = (select oid from pg_database where datname = current_database())`.execute(
    db,
  )
  const isHeld = async () => (await sql`select 1 from intake_lanes where lane = 3 for update skip locked`.execute(db)).rows.length === 0
  while (await isHeld()) await sleep(5)
  expect(await takeBatch(platform, batch)).toBe(false)
  gate.goOn()
  await gate.over
  await first
  expect(await takeBatch(platform, batch)).toBe(true)
  const { rows } = await sql`select state, count(*)::int as n from raw_events group by state`.execute(db)
  expect(rows).toEqual([{ state: 'done', n: 120 }])
})
