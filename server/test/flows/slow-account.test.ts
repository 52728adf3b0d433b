import { listAccounts } from '@atalaya/shared/contract/accounts.ts'
import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { expect, test } from 'vitest'
import { addApp, grantTokens } from '../../../simulators/src/x/world/add-app.ts'
import { addUser } from '../../../simulators/src/x/world/add-user.ts'
import { connectAccount } from '../../src/accounts/manage/connect-account.ts'
import { deliverReply } from '../../src/conversations/outbound/deliver-reply.ts'
import { shapeMessages } from '../../src/conversations/shape-messages.ts'
import { platformCaller } from '../../src/platform/caller.ts'
import { newId } from '../../src/platform/ids.ts'
import { hastenJobs, startJobs } from '../../src/platform/jobs.ts'
import { type BrandOnX, brandOnX } from '../brand-on-x.ts'
import { type SignedIn, signedIn } from '../people.ts'

const POSTING = 'POST /2/tweets'

async function withConversations(stage: BrandOnX, brand: string, customers: number): Promise<string[]> {
  for (let n = 0; n < customers; n++) {
    await stage.control('POST', '/users', { username: `${brand}_${n}` })
    await stage.control('POST', '/posts', { as: `${brand}_${n}`, text: `@${brand} no puedo entrar` })
  }
  await stage.settle()
  const rows = await stage.app.db
    .selectFrom('conversations as v')
    .innerJoin('accounts as a', 'a.id', 'v.account_id')
    .select('v.id')
    .where('a.handle', 'like', `%${brand}`)
    .execute()
  return rows.map(({ id }) => id)
}

async function reply(agent: SignedIn, conversationId: string, text: string): Promise<string> {
  const messageId = newId()
  await agent.call(sendReply, { conversationId, messageId, text, undoSeconds: 0 })
  return messageId
}

const states = async ({ app }: BrandOnX, messageIds: readonly string[]) => {
  const rows = await app.db.selectFrom('messages').select(['id', 'state', 'tries']).where('id', 'in', messageIds).execute()
  return messageIds.map((id) => rows.find((row) => row.id === id)?.state)
}
const accepted = async ({ control }: BrandOnX) => ((await control('GET', '/accepted')).accepted as { text: string }[]).map(({ text }) => text)
const told = async ({ app }: BrandOnX) =>
  (await app.db.selectFrom('facts').select('type').where('type', 'in', ['account.unreachable', 'account.reachable']).orderBy('seq').execute()).map(
    ({ type }) => type,
  )

/** Ends when it holds; a test that waits in vain is ended by its runner. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20))
}

test('calls that hang for one account hold up no reply of another, and do not take every place', async () => {
  const stage = await brandOnX()
  const { app, network } = stage
  const agent = await signedIn(app, 'agent')
  const client = addApp(network.world, { tier: 'self-serve' })
  const other = addUser(network.world, { username: 'bancosol', name: 'Banco Sol', brand: true })
  const tokens = grantTokens(network.world, client.appId, other.userId)
  await connectAccount(app.platform, platformCaller(app.clock.now(), PERMISSIONS), {
    channel: 'x',
    settings: { baseUrl: network.url, clientId: client.clientId },
    secrets: {
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken,
      clientSecret: client.clientSecret,
      consumerSecret: client.consumerSecret,
      bearerToken: client.bearerToken,
    },
    caseForMentions: true,
  } as never)
  const hanging = await withConversations(stage, 'bancoandino', 12)
  const [healthy] = await withConversations(stage, 'bancosol', 1)
  await stage.control('POST', '/faults', { kind: 'timeout', route: POSTING, user: 'bancoandino', delay_ms: 60_000 })
  const held = await Promise.all(hanging.map((conversationId, n) => reply(agent, conversationId, `Cuelga ${n}`)))
  const runner = await startJobs(app.platform, [deliverReply], 10)
  try {
    await until(async () => (await states(stage, held)).filter((state) => state === 'sending').length === 4)
    const quick = await reply(agent, healthy!, 'Llega')
    await until(async () => (await states(stage, [quick]))[0] === 'sent')
    expect((await states(stage, held)).toSorted()).toEqual([...Array(8).fill('queued'), ...Array(4).fill('sending')])
  } finally {
    await app.db.updateTable('messages').set({ state: 'cancelled' }).where('state', '=', 'queued').execute()
    await network.close()
    await until(async () => !(await states(stage, held)).includes('sending'))
    await runner.stop()
  }
})

test('a network that stops answering is left alone but for one call when due; what waits leaves in order once it answers', async () => {
  const stage = await brandOnX()
  const { app } = stage
  const agent = await signedIn(app, 'agent')
  const [conversationId] = await withConversations(stage, 'bancoandino', 1)
  await stage.control('POST', '/faults', { kind: 'http-500', route: POSTING })
  await stage.control('PUT', '/calls')
  const sent: string[] = []
  for (let n = 0; n < 6; n++) sent.push(await reply(agent, conversationId!, `Respuesta ${n}`))
  const go = async (ms: number) => {
    app.clock.wind(ms)
    await hastenJobs(app, 3_600_000)
    await app.settle()
  }
  await app.settle()
  for (let n = 0; n < 4; n++) await go(0)
  const lost = Array(4).fill('uncertain')
  expect(await states(stage, sent)).toEqual([...lost, 'queued', 'queued'])
  const calls = async () => ((await stage.control('GET', '/calls')).calls as unknown[]).length
  expect(await calls()).toBe(4)

  const admin = await signedIn(app, 'administrator')
  const [account] = await admin.call(listAccounts, {})
  expect(account).toMatchObject({ health: 'troubled', reason: 'unreachable', unreachable: { since: app.clock.now().toISOString() } })
  const row = await app.db.selectFrom('messages').selectAll().where('id', '=', sent[5]!).executeTakeFirstOrThrow()
  const [shown] = await shapeMessages(app.platform, app.db, platformCaller(app.clock.now(), PERMISSIONS), [row])
  expect(shown).toMatchObject({ state: 'queued', waitsUntil: account!.unreachable!.nextTrialAt })

  await go(2_000)
  expect([await calls(), ...(await states(stage, sent))]).toEqual([5, ...lost, 'uncertain', 'queued'])
  await go(1_000)
  expect(await calls()).toBe(5)

  await stage.control('DELETE', '/faults')
  sent.push(await reply(agent, conversationId!, 'Respuesta 6'))
  await go(60 * 60_000)
  await go(0)
  expect(await states(stage, sent)).toEqual([...lost, 'uncertain', 'sent', 'sent'])
  expect(await accepted(stage)).toEqual(['Respuesta 5', 'Respuesta 6'])
  expect(await told(stage)).toEqual(['account.unreachable', 'account.reachable'])
  expect((await admin.call(listAccounts, {}))[0]).toMatchObject({ health: 'well', reason: null, unreachable: null })
})

test('the network is not called before the moment that it named, whoever asks', async () => {
  const stage = await brandOnX()
  const { app } = stage
  const agent = await signedIn(app, 'agent')
  const conversations = await withConversations(stage, 'bancoandino', 2)
  await stage.control('PUT', '/calls')
  await stage.control('POST', '/faults', { kind: 'overloaded', route: POSTING, times: 1, reset_after_s: 120 })
  const sent = [await reply(agent, conversations[0]!, 'Una')]
  await app.settle()
  sent.push(await reply(agent, conversations[1]!, 'Dos'))
  for (const ms of [0, 60_000, 58_000]) {
    app.clock.wind(ms)
    await hastenJobs(app, 60_000)
    await app.settle()
  }
  expect(((await stage.control('GET', '/calls')).calls as unknown[]).length).toBe(1)
  app.clock.wind(10_000)
  await hastenJobs(app, 3_600_000)
  await app.settle()
  expect(await states(stage, sent)).toEqual(['uncertain', 'sent'])
})
