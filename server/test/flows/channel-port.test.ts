import { removeAccount } from '@atalaya/shared/contract/accounts.ts'
import { listCases, readCase, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { listRawEvents, readRawEvent, replayRawEvents } from '@atalaya/shared/contract/raw-events.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addMedia } from '../../../simulators/src/x/world/add-media.ts'
import { acceptorOf } from '../../src/accounts/accept-events.ts'
import { openAccount } from '../../src/accounts/open-account.ts'
import { applyWatermarks } from '../../src/conversations/apply-changes.ts'
import { matchEchoes } from '../../src/conversations/match-echoes.ts'
import { inTransaction } from '../../src/platform/db.ts'
import type { NewFact } from '../../src/platform/facts.ts'
import { newId } from '../../src/platform/ids.ts'
import { type BrandOnX, brandOnX } from '../brand-on-x.ts'
import { type SignedIn, signedIn } from '../people.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

interface Scene extends BrandOnX {
  agent: SignedIn
  caseId: string
  conversationId: string
}

async function scene(options: Parameters<typeof brandOnX>[0] & { dm?: boolean } = {}): Promise<Scene> {
  const stage = await brandOnX(options)
  const agent = await signedIn(stage.app, 'agent')
  await stage.control('POST', '/users', { username: 'lucia', name: 'Lucía' })
  if (options.dm) await stage.control('POST', '/dms', { as: 'lucia', to: 'bancoandino', text: 'hola' })
  else await stage.control('POST', '/posts', { as: 'lucia', text: '@bancoandino no puedo entrar' })
  await stage.settle()
  const [row] = (await agent.call(listCases, {})).rows
  const { conversations } = await agent.call(readCase, { caseId: row!.caseId })
  return { ...stage, agent, caseId: row!.caseId, conversationId: conversations[0]!.conversationId }
}

async function messagesOf({ agent, caseId }: Scene) {
  const { items } = await agent.call(readTimeline, { caseId })
  return items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
}
const told = async ({ app }: BrandOnX, messageId: string) =>
  (await sql<{ type: string }>`select type from facts where data ->> 'messageId' = ${messageId} order by seq`.execute(app.db)).rows.map(
    ({ type }) => type,
  )

test('a post is quoted instead of answered where the plan allows it, and the desk shows what was quoted', async () => {
  const stage = await scene({ tier: 'enterprise' })
  expect((await stage.agent.call(readCase, { caseId: stage.caseId })).conversations[0]).toMatchObject({ mayQuote: true })
  const messageId = newId()
  const reply = { conversationId: stage.conversationId, messageId, text: 'Así lo resolvimos', asQuote: true, undoSeconds: 0 }
  await stage.agent.call(sendReply, reply)
  await stage.settle()
  const [post] = await messagesOf(stage)
  const quote = (await messagesOf(stage)).find((message) => message.messageId === messageId)
  expect(quote).toMatchObject({ state: 'sent', quoted: { author: '@lucia', text: post!.text }, replyToMessageId: post!.messageId })
  expect(await stage.control('GET', '/accepted')).toMatchObject({
    accepted: [{ text: 'Así lo resolvimos', target: null, quote: expect.any(String) }],
  })
})

test('a quote whose answer never came is settled by its echo', async () => {
  const stage = await scene({ tier: 'enterprise' })
  await stage.control('POST', '/faults', { kind: 'reset-connection', moment: 'after', route: 'POST /2/tweets', times: 1 })
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text: 'Ya está', asQuote: true, undoSeconds: 0 })
  await stage.app.settle()
  await stage.settle()
  const sent = (await messagesOf(stage)).filter(({ direction }) => direction === 'out')
  expect(sent).toMatchObject([{ messageId, state: 'sent' }])
})

test('a self-serve account may not quote, and is told so before anything is queued', async () => {
  const stage = await scene()
  expect((await stage.agent.call(readCase, { caseId: stage.caseId })).conversations[0]).toMatchObject({ cannotReply: null, mayQuote: false })
  const refused = await stage.agent.ask(sendReply, { conversationId: stage.conversationId, messageId: newId(), text: 'Miren', asQuote: true })
  expect(refused.code).toBe('reply/cannot-quote')
})

test('a picture of a direct message is fetched with the account’s token, also with one that has just expired', async () => {
  const stage = await scene({ dm: true })
  const { world } = stage.network
  const ownerId = world.usersByName.get('lucia')!.userId
  const { mediaId } = addMedia(world, { ownerId, mediaType: 'image/png', category: 'dm_image', totalBytes: PNG.length, bytes: PNG })
  await stage.control('DELETE', '/tokens')
  await stage.control('POST', '/dms', { as: 'lucia', to: 'bancoandino', text: 'mira', media_ids: [mediaId] })
  await stage.settle()
  expect((await messagesOf(stage)).at(-1)!.attachments).toMatchObject([{ kind: 'image', state: 'stored', mime: 'image/png', size: PNG.length }])
  expect(world.refreshes).toBe(1)
})

test.each(['before', 'after'])('a deletion that names a later version of an edited post and comes %s the edit deletes the message', async (order) => {
  const stage = await scene()
  await stage.control('PUT', '/settings', { deletesReachMentioned: true })
  const [first] = [...stage.network.world.posts.keys()]
  if (order === 'before') await stage.control('PUT', '/delivery', { hold: true })
  const { id: later } = await stage.control('PUT', `/posts/${first}`, { text: '@bancoandino ya no puedo entrar' })
  const deletion = { data: { event_type: 'post.delete', event_uuid: '-77', filter: {}, payload: { id: later } } }
  const { row, channel } = await openAccount(stage.app.platform, stage.accountId)
  const remove = () =>
    acceptorOf(stage.app.platform).accept({ accountId: stage.accountId, lane: row.lane, channel }, 'webhook', [
      { key: 'event:-77', body: JSON.stringify(deletion) },
    ])
  if (order === 'before') await remove()
  else {
    await stage.settle()
    await remove()
  }
  await stage.control('PUT', '/delivery', { hold: false })
  await stage.control('POST', '/delivery/release')
  await stage.settle()
  const messages = await messagesOf(stage)
  expect(messages).toHaveLength(1)
  expect(messages[0]!.deletedAt).not.toBeNull()
})

test('a reply that was read while it was still leaving is read once it is sent, and one sent after the mark is not', async () => {
  const stage = await scene({ dm: true })
  const send = async (text: string, readAt: Date) => {
    await stage.app.db.updateTable('conversations').set({ contact_read_at: readAt }).where('id', '=', stage.conversationId).execute()
    const messageId = newId()
    await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text, undoSeconds: 0 })
    await stage.settle()
    return told(stage, messageId)
  }
  const hour = 3_600_000
  expect(await send('uno', new Date(Date.now() - hour))).toEqual(['message.queued', 'message.sent'])
  expect(await send('dos', new Date(Date.now() + hour))).toEqual(['message.queued', 'message.sent', 'message.read'])
})

test('a mark that is being noted while its reply is being settled is not lost between them', async () => {
  const stage = await scene({ dm: true })
  const { db } = stage.app
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text: 'Va', undoSeconds: 30 })
  await db.updateTable('messages').set({ state: 'sending', state_rank: 10 }).where('id', '=', messageId).execute()
  const { thread_key: threadKey } = await db
    .selectFrom('conversations')
    .select('thread_key')
    .where('id', '=', stage.conversationId)
    .executeTakeFirstOrThrow()
  const mark = { accountId: stage.accountId, threadKey, state: 'read' as const, at: new Date(Date.now() + 3_600_000) }
  const echo = { accountId: stage.accountId, providerId: 'p1', threadKey, text: 'Va', sentAt: new Date() }
  await inTransaction(db, async (noting) => {
    await applyWatermarks(noting, [mark], [])
    const settling = inTransaction(db, async (tx) => {
      await sql`set local lock_timeout = '200ms'`.execute(tx)
      await matchEchoes(tx, [echo], [])
    })
    await expect(settling, 'it waits for the mark').rejects.toThrow(/lock timeout/)
  })
  await inTransaction(db, (tx) => matchEchoes(tx, [echo], []))
  expect(await db.selectFrom('messages').select('state').where('id', '=', messageId).executeTakeFirst()).toEqual({ state: 'read' })
})

test('a receipt that overtakes the echo of its reply is applied with it, and a state never goes down', async () => {
  const stage = await scene({ dm: true })
  const { db } = stage.app
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text: 'Va', undoSeconds: 30 })
  await db.updateTable('messages').set({ state: 'sending', state_rank: 10 }).where('id', '=', messageId).execute()
  const at = new Date().toISOString()
  const early = (state: string) => JSON.stringify({ kind: 'receipt', providerId: 'p1', state, at })
  for (const state of ['read', 'delivered'])
    await db
      .insertInto('early_changes')
      .values({ account_id: stage.accountId, provider_id: 'p1', item: early(state), at })
      .execute()
  const facts: NewFact[] = []
  const { thread_key: threadKey } = await db
    .selectFrom('conversations')
    .select('thread_key')
    .where('id', '=', stage.conversationId)
    .executeTakeFirstOrThrow()
  await inTransaction(db, (tx) =>
    matchEchoes(tx, [{ accountId: stage.accountId, providerId: 'p1', threadKey, text: 'Va', sentAt: new Date() }], facts),
  )
  expect(facts.map(({ type }) => type)).toEqual(['message.sent', 'message.read'])
  expect(await db.selectFrom('messages').select('state').where('id', '=', messageId).executeTakeFirst()).toEqual({ state: 'read' })
})

test('an account that is removed is forgotten by the network, and one whose network is dead is removed all the same', async () => {
  for (const dead of [false, true]) {
    const stage = await brandOnX()
    const admin = await signedIn(stage.app, 'administrator')
    expect([stage.network.world.webhooks.size, stage.network.world.subscriptions.size > 0]).toEqual([1, true])
    if (dead) await stage.control('POST', '/faults', { kind: 'http-500', route: 'GET /2/webhooks' })
    await admin.call(removeAccount, { accountId: stage.accountId })
    expect(stage.network.world.webhooks.size).toBe(dead ? 1 : 0)
    const { data } = await stage.app.db.selectFrom('facts').select('data').where('type', '=', 'account.removed').executeTakeFirstOrThrow()
    expect(data).toMatchObject({ unsubscribed: dead ? 'failed' : 'done' })
    expect(await stage.app.db.selectFrom('accounts').select('secrets').executeTakeFirst()).toEqual({ secrets: null })
  }
})

test('an event that is set aside each time keeps what became of it, and a filter passes over it in the end', async () => {
  const stage = await brandOnX()
  const admin = await signedIn(stage.app, 'administrator')
  const { row, channel } = await openAccount(stage.app.platform, stage.accountId)
  await acceptorOf(stage.app.platform).accept({ accountId: stage.accountId, lane: row.lane, channel }, 'webhook', [{ key: 'poison', body: '{' }])
  await stage.settle()
  const { rawEventId } = (await admin.call(listRawEvents, {})).rows[0]!
  const replayed: number[] = []
  for (let times = 0; times < 7; times++) {
    replayed.push((await admin.call(replayRawEvents, { filter: { state: 'parked' } })).replayed)
    await stage.settle()
  }
  expect(replayed).toEqual([1, 1, 1, 1, 1, 0, 0])
  expect((await admin.call(replayRawEvents, { rawEventIds: [rawEventId] })).replayed).toBe(1)
  await stage.settle()
  const event = await admin.call(readRawEvent, { rawEventId })
  expect(event).toMatchObject({ state: 'parked', tries: 1, replays: 6, history: Array.from({ length: 6 }, () => ({ state: 'parked', tries: 1 })) })
  expect(event.history[0]!.reason?.code).toBe(event.reason?.code)
})
