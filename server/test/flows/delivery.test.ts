import { listCases, readCase } from '@atalaya/shared/contract/cases.ts'
import { cancelReply, resolveReply, retryReply, sendReply } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { hastenJobs } from '../../src/platform/jobs.ts'
import { type BrandOnX, brandOnX } from '../brand-on-x.ts'
import { type SignedIn, signedIn } from '../people.ts'

const POSTING = 'POST /2/tweets'

async function withCase(): Promise<BrandOnX & { agent: SignedIn; conversationId: string }> {
  const stage = await brandOnX()
  const agent = await signedIn(stage.app, 'agent')
  await stage.control('POST', '/users', { username: 'lucia' })
  await stage.control('POST', '/posts', { as: 'lucia', text: '@bancoandino no puedo entrar' })
  await stage.settle()
  const [row] = (await agent.call(listCases, {})).rows
  const { conversations } = await agent.call(readCase, { caseId: row!.caseId })
  return { ...stage, agent, conversationId: conversations[0]!.conversationId }
}

const accepted = async ({ control }: BrandOnX) => ((await control('GET', '/accepted')).accepted as { text: string }[]).map(({ text }) => text)
const stateOf = async ({ app }: BrandOnX, messageId: string) =>
  app.db.selectFrom('messages').select(['state', 'failure', 'provider_id']).where('id', '=', messageId).executeTakeFirstOrThrow()

test('a reply that is asked for twice leaves once', async () => {
  const stage = await withCase()
  const reply = { conversationId: stage.conversationId, messageId: newId(), text: 'Hola', undoSeconds: 0 }
  await Promise.all([stage.agent.ask(sendReply, reply), stage.agent.ask(sendReply, reply), stage.agent.ask(sendReply, reply)])
  await stage.settle()
  expect(await accepted(stage)).toEqual(['Hola'])
})

test('a reply taken back within its seconds never leaves, and one that has left cannot be', async () => {
  const stage = await withCase()
  const [kept, gone] = [newId(), newId()]
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId: gone, text: 'Me arrepiento', undoSeconds: 20 })
  await stage.agent.call(cancelReply, { messageId: gone })
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId: kept, text: 'Esto sí', undoSeconds: 0 })
  await stage.settle()
  expect(await accepted(stage)).toEqual(['Esto sí'])
  expect((await stage.agent.ask(cancelReply, { messageId: kept })).code).toBe('reply/gone')
})

test('a reply whose answer never came is uncertain, is not sent again by itself, and an agent settles it', async () => {
  const stage = await withCase()
  await stage.control('POST', '/faults', { kind: 'reset-connection', moment: 'after', route: POSTING, times: 1 })
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text: '¿Llegó?', undoSeconds: 0 })
  await stage.app.settle()
  expect(await stateOf(stage, messageId)).toMatchObject({ state: 'uncertain' })
  expect(await accepted(stage)).toEqual(['¿Llegó?'])
  await stage.agent.call(resolveReply, { messageId, outcome: 'arrived' })
  await stage.app.settle()
  expect(await accepted(stage)).toEqual(['¿Llegó?'])
  expect(await stateOf(stage, messageId)).toMatchObject({ state: 'sent' })
})

test('found sending, because a worker died in the middle of the call, a reply becomes uncertain and is not sent again', async () => {
  const stage = await withCase()
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text: 'A medias', undoSeconds: 0 })
  await stage.app.db.updateTable('messages').set({ state: 'sending', state_rank: 10 }).where('id', '=', messageId).execute()
  await stage.app.settle()
  expect(await stateOf(stage, messageId)).toMatchObject({ state: 'uncertain' })
  expect(await accepted(stage)).toEqual([])
})

test('a refusal says why, and the reply can be sent again', async () => {
  const stage = await withCase()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId: newId(), text: 'Repetido', undoSeconds: 0 })
  await stage.settle()
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text: 'Repetido', undoSeconds: 0 })
  await stage.app.settle()
  const { state, failure } = await stateOf(stage, messageId)
  expect([state, failure]).toEqual(['failed', 'duplicate'])
  expect((await stage.agent.call(retryReply, { messageId })).state).toBe('queued')
})

test('an access token that expired is renewed in the middle, and the reply leaves once', async () => {
  const stage = await withCase()
  await stage.control('DELETE', '/tokens')
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text: 'Con llave nueva', undoSeconds: 0 })
  await stage.settle()
  expect(await stateOf(stage, messageId)).toMatchObject({ state: 'sent' })
  expect(await accepted(stage)).toEqual(['Con llave nueva'])
})

test('the customer’s newer message holds a reply back that was written without it', async () => {
  const stage = await withCase()
  const seen = await stage.app.db.selectFrom('messages').select('id').executeTakeFirstOrThrow()
  await stage.control('POST', '/posts', { as: 'lucia', text: '@bancoandino ya pude, gracias' })
  await stage.settle()
  const conversation = await stage.app.db.selectFrom('conversations').select('id').orderBy('created_at').execute()
  const answers = await Promise.all(
    conversation.map(({ id }) =>
      stage.agent.ask(sendReply, { conversationId: id, messageId: newId(), text: 'Lo vemos', undoSeconds: 0, seenMessageId: seen.id }),
    ),
  )
  expect(answers.map(({ code }) => code)).toContain('reply/changed')
})

test('a reply that was scheduled is taken back when the customer writes before it leaves', async () => {
  const stage = await withCase()
  const messageId = newId()
  const sendAt = new Date(Date.now() + 3_600_000).toISOString()
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId, text: 'Mañana te contamos', sendAt })
  const thread = await stage.app.db.selectFrom('conversations').select('thread_key').where('id', '=', stage.conversationId).executeTakeFirstOrThrow()
  await stage.control('POST', '/posts', { as: 'lucia', text: '@bancoandino ya está', reply_to: thread.thread_key.split(':')[1] ?? '' })
  await stage.settle()
  expect(await stateOf(stage, messageId)).toMatchObject({ state: 'cancelled', failure: 'customer-wrote' })
})

test('an answer does not overtake the one before it, which waits to be tried again', async () => {
  const stage = await withCase()
  const [first, second] = [newId(), newId()]
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId: first, text: 'Primero', undoSeconds: 0 })
  await stage.agent.call(sendReply, { conversationId: stage.conversationId, messageId: second, text: 'Segundo', undoSeconds: 0 })
  await sql`update graphile_worker._private_jobs set run_at = now() + interval '1 hour' where payload ->> 'messageId' = ${first}`.execute(
    stage.app.db,
  )
  await stage.app.settle()
  expect(await accepted(stage)).toEqual([])
  await hastenJobs(stage.app, 2 * 3_600_000)
  await stage.settle()
  await hastenJobs(stage.app, 2 * 3_600_000)
  await stage.settle()
  expect(await accepted(stage)).toEqual(['Primero', 'Segundo'])
})
