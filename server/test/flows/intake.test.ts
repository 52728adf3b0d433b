import { listCases, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { listRawEvents, readRawEvent, replayRawEvents } from '@atalaya/shared/contract/raw-events.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { acceptorOf } from '../../src/accounts/accept-events.ts'
import { openAccount } from '../../src/accounts/open-account.ts'
import { openParser } from '../../src/intake/parse-events.ts'
import { takeInPending } from '../../src/intake/run-intake.ts'
import { type BrandOnX, brandOnX } from '../brand-on-x.ts'
import { signedIn } from '../people.ts'

/** The bodies of everything the network has pushed so far, as it would push them again. */
async function pushed({ app }: BrandOnX): Promise<{ key: string; body: string }[]> {
  return app.db.selectFrom('raw_events').select(['key', 'body']).orderBy('id').execute()
}

async function accept({ app, accountId }: BrandOnX, events: { key: string; body: string }[]): Promise<void> {
  const { row, channel } = await openAccount(app.platform, accountId)
  await acceptorOf(app.platform).accept({ accountId, lane: row.lane, channel }, 'import', events)
}

const count = async ({ app }: BrandOnX, table: 'messages' | 'conversations' | 'cases' | 'contacts' | 'raw_events') =>
  Number((await app.db.selectFrom(table).select(sql<string>`count(*)`.as('n')).executeTakeFirstOrThrow()).n)

test('what a network repeats, in whatever order, is one message, one conversation and one case', async () => {
  const stage = await brandOnX()
  await stage.control('POST', '/users', { username: 'lucia' })
  for (const text of ['@bancoandino hola', '@bancoandino sigo esperando', '@bancoandino ¿alguien?'])
    await stage.control('POST', '/posts', { as: 'lucia', text })
  await stage.settle()
  const before = { messages: await count(stage, 'messages'), cases: await count(stage, 'cases'), contacts: await count(stage, 'contacts') }
  const events = await pushed(stage)
  await accept(
    stage,
    [...events, ...events].reverse().map((event, n) => ({ ...event, key: `again-${n}` })),
  )
  await stage.settle()
  expect({ messages: await count(stage, 'messages'), cases: await count(stage, 'cases'), contacts: await count(stage, 'contacts') }).toEqual(before)
  expect(before).toEqual({ messages: 3, cases: 1, contacts: 1 })
})

test('two messages of a new person taken in by two processes at once open one case', async () => {
  const stage = await brandOnX()
  await stage.control('POST', '/users', { username: 'lucia' })
  await Promise.all(['uno', 'dos', 'tres', 'cuatro'].map((text) => stage.control('POST', '/dms', { as: 'lucia', to: 'bancoandino', text })))
  while ((await count(stage, 'raw_events')) < 4) await new Promise((done) => setTimeout(done, 10))
  const parsers = [openParser(), openParser(), openParser()]
  await Promise.all(parsers.map((parser) => takeInPending(stage.app.platform, parser, 1)))
  await stage.settle()
  await Promise.all(parsers.map((parser) => parser.close()))
  expect({
    conversations: await count(stage, 'conversations'),
    cases: await count(stage, 'cases'),
    messages: await count(stage, 'messages'),
  }).toEqual({ conversations: 1, cases: 1, messages: 4 })
})

test('a public thread and the direct messages of the same person sit in one case, in the order they were written', async () => {
  const stage = await brandOnX()
  const agent = await signedIn(stage.app, 'agent')
  await stage.control('POST', '/users', { username: 'lucia' })
  await stage.control('POST', '/posts', { as: 'lucia', text: '@bancoandino primero' })
  await stage.control('POST', '/dms', { as: 'lucia', to: 'bancoandino', text: 'segundo' })
  await stage.control('POST', '/posts', { as: 'lucia', text: '@bancoandino tercero' })
  await stage.settle()
  const { rows } = await agent.call(listCases, {})
  expect(rows).toHaveLength(1)
  const { items } = await agent.call(readTimeline, { caseId: rows[0]!.caseId })
  expect(items.flatMap((item) => (item.kind === 'message' ? [item.message.text] : []))).toEqual([
    '@bancoandino primero',
    'segundo',
    '@bancoandino tercero',
  ])
})

test('a deletion that comes before its message is remembered', async () => {
  const stage = await brandOnX()
  await stage.control('PUT', '/settings', { deletesReachMentioned: true })
  await stage.control('POST', '/users', { username: 'lucia' })
  const post = await stage.control('POST', '/posts', { as: 'lucia', text: '@bancoandino me arrepiento' })
  await stage.control('DELETE', `/posts/${post.id}?as=lucia`)
  await stage.settle()
  const events = await pushed(stage)
  const deletion = events.filter(({ body }) => body.includes('post.delete'))
  expect(deletion).toHaveLength(1)
  await sql`delete from attachments`.execute(stage.app.db)
  await sql`update conversations set case_id = null`.execute(stage.app.db)
  await sql`delete from messages`.execute(stage.app.db)
  await accept(stage, [{ ...deletion[0]!, key: 'early' }])
  await stage.settle()
  await accept(
    stage,
    events.filter(({ body }) => body.includes('post.mention')).map((event) => ({ ...event, key: 'late' })),
  )
  await stage.settle()
  const message = await stage.app.db.selectFrom('messages').select(['text', 'deleted_at']).executeTakeFirstOrThrow()
  expect(message.deleted_at).not.toBeNull()
})

test('an event that cannot be understood is parked with its reason, holds nothing up, and can be replayed', async () => {
  const stage = await brandOnX()
  const administrator = await signedIn(stage.app, 'administrator')
  await accept(stage, [{ key: 'broken', body: '{"data": {' }])
  await stage.control('POST', '/users', { username: 'lucia' })
  await stage.control('POST', '/posts', { as: 'lucia', text: '@bancoandino hola' })
  await stage.settle()
  expect(await count(stage, 'messages')).toBe(1)
  const { rows } = await administrator.call(listRawEvents, {})
  expect(rows).toMatchObject([{ state: 'parked', via: 'import', tries: 1, reason: { code: 'not-json' } }])
  expect((await administrator.call(readRawEvent, { rawEventId: rows[0]!.rawEventId })).body).toBe('{"data": {')
  const [good] = (await pushed(stage)).filter(({ body }) => body.includes('post.mention'))
  await stage.app.db
    .updateTable('raw_events')
    .set({ body: good!.body.replaceAll('hola', 'mendado') })
    .where('key', '=', 'broken')
    .execute()
  expect(await administrator.call(replayRawEvents, { rawEventIds: [rows[0]!.rawEventId] })).toEqual({ replayed: 1 })
  await stage.settle()
  expect((await administrator.call(listRawEvents, {})).rows).toEqual([])
  expect(await count(stage, 'messages')).toBe(1)
})

test('a mere mention makes no case where the account’s rule says so, and one key makes one of it', async () => {
  const stage = await brandOnX({ caseForMentions: false })
  await stage.control('POST', '/users', { username: 'lucia' })
  await stage.control('POST', '/posts', { as: 'lucia', text: 'hoy vi un anuncio de @bancoandino' })
  await stage.settle()
  expect({ messages: await count(stage, 'messages'), cases: await count(stage, 'cases') }).toEqual({ messages: 1, cases: 0 })
  const agent = await signedIn(stage.app, 'agent')
  const { listLooseMessages } = await import('@atalaya/shared/contract/conversations.ts')
  const { openCaseFromMessage } = await import('@atalaya/shared/contract/cases.ts')
  const { rows } = await agent.call(listLooseMessages, {})
  expect(rows).toMatchObject([{ text: 'hoy vi un anuncio de @bancoandino', may: expect.arrayContaining(['case']) }])
  await agent.call(openCaseFromMessage, { messageId: rows[0]!.messageId })
  expect((await agent.call(listLooseMessages, {})).rows).toEqual([])
})

test('an event that the product itself cannot take is parked after a few tries, and the others of its batch are taken in order', async () => {
  const stage = await brandOnX()
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no place for this'; end $$`.execute(stage.app.db)
  await sql`create trigger refuse before insert on messages for each row when (new.text like '%veneno%') execute function refuse()`.execute(
    stage.app.db,
  )
  await stage.control('POST', '/users', { username: 'lucia' })
  for (const text of ['uno', 'veneno', 'dos']) await stage.control('POST', '/posts', { as: 'lucia', text: `@bancoandino ${text}` })
  await stage.settle()
  const kept = await stage.app.db.selectFrom('messages').select('text').orderBy('sent_at').execute()
  expect(kept.map(({ text }) => text)).toEqual(['@bancoandino uno', '@bancoandino dos'])
  const parked = await stage.app.db.selectFrom('raw_events').select(['tries', 'reason']).where('state', '=', 'parked').execute()
  expect(parked).toMatchObject([{ reason: 'not-taken: no place for this' }])
  await sql`drop trigger refuse on messages`.execute(stage.app.db)
  const administrator = await signedIn(stage.app, 'administrator')
  expect(await administrator.call(replayRawEvents, { filter: { state: 'parked' } })).toEqual({ replayed: 1 })
  await stage.settle()
  expect(await count(stage, 'messages')).toBe(3)
})
