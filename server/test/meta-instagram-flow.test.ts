import { listCases, readCase, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { actOnMessage, replyPrivately, sendReply } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { writeComment } from '../../simulators/src/meta/world/comments.ts'
import { putMessage } from '../../simulators/src/meta/world/messages.ts'
import { publishPost } from '../../simulators/src/meta/world/posts.ts'
import { giveReceipt } from '../../simulators/src/meta/world/receipts.ts'
import { scopedId } from '../../simulators/src/meta/world/scoped-ids.ts'
import { newId } from '../src/platform/ids.ts'
import { type AccountOnMeta, accountOnMeta } from './account-on-meta.ts'
import { type InstagramNetwork, instagramNetwork } from './meta-network.ts'
import { type SignedIn, signedIn } from './people.ts'

interface Scene extends AccountOnMeta<InstagramNetwork> {
  agent: SignedIn
}

async function scene(login: 'facebook' | 'instagram' = 'facebook'): Promise<Scene> {
  const stage = await accountOnMeta(await instagramNetwork(login))
  return { ...stage, agent: await signedIn(stage.app, 'supervisor') }
}

function comment({ network }: Scene, text = '¿Por qué me cobraron dos veces?') {
  const post = publishPost(network.world, { network: 'instagram', assetId: network.instagram.id, text: 'Hoy abrimos' })
  return writeComment(network.world, { post, authorId: network.customer.personId, text })
}
const write = ({ network }: Scene, text: string) =>
  putMessage(network.world, { network: 'instagram', assetId: network.instagram.id, personId: network.customer.personId, fromAsset: false, text })
const accepted = ({ network }: Scene) => network.world.accepted.map(({ kind, text, target }) => ({ kind, text, target }))

async function onlyCase({ agent }: Scene) {
  const { rows } = await agent.call(listCases, { view: 'all-open' })
  expect(rows).toHaveLength(1)
  const [conversation] = (await agent.call(readCase, { caseId: rows[0]!.caseId })).conversations
  return { ...rows[0]!, conversation: conversation! }
}
async function messagesOf({ agent }: Scene, caseId: string) {
  const { items } = await agent.call(readTimeline, { caseId })
  return items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
}

test.each(['facebook', 'instagram'] as const)(
  'a comment opens a case, is answered and hidden, and what the network tells of it makes nothing twice (login of %s)',
  async (login) => {
    const stage = await scene(login)
    const asked = comment(stage)
    await stage.settle()
    const { caseId, conversation, ...row } = await onlyCase(stage)
    expect(row).toMatchObject({ channel: 'instagram', visibility: 'public', contact: { name: 'ana_rojas' } })
    const { rows: topics } = await sql`select provider_id, text from account_topics`.execute(stage.app.db)
    expect(topics).toEqual([{ provider_id: asked.postId, text: 'Hoy abrimos' }])
    const text = 'Hola, Ana. Lo revisamos.'
    await stage.agent.call(sendReply, { conversationId: conversation.conversationId, messageId: newId(), text, undoSeconds: 0 })
    await stage.settle()
    expect(accepted(stage)).toEqual([{ kind: 'comment', text, target: asked.id }])
    const [first, ...further] = await messagesOf(stage, caseId)
    expect(further.map(({ direction, state }) => [direction, state])).toEqual([['out', 'sent']])
    await stage.agent.call(actOnMessage, { messageId: first!.messageId, action: 'hide' })
    await stage.settle()
    expect(stage.network.world.comments.get(asked.id)?.hidden).toBe(true)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from messages`.execute(stage.app.db)
    expect(rows).toEqual([{ n: 2 }])
  },
)

test('a comment is answered in private once, the person’s answer joins that thread, and is read', async () => {
  const stage = await scene()
  comment(stage)
  await stage.settle()
  const { caseId } = await onlyCase(stage)
  const [asked] = await messagesOf(stage, caseId)
  const { world, instagram, customer } = stage.network
  await stage.agent.call(replyPrivately, { messageId: asked!.messageId, replyId: newId(), text: 'Escríbenos tu número', undoSeconds: 0 })
  await stage.settle()
  expect(accepted(stage)).toMatchObject([{ kind: 'private-reply', text: 'Escríbenos tu número' }])
  write(stage, 'Es el 123')
  giveReceipt(world, 'instagram', instagram.id, customer.personId, 'read')
  await stage.settle()
  const key = scopedId(world, 'igsid', instagram.id, customer.personId)
  const { rows } = await sql`select v.thread_key, array_agg(m.text order by m.sent_at) as texts, (select count(*)::int from contacts) as people
    from conversations v join messages m on m.conversation_id = v.id where v.visibility = 'private' group by 1`.execute(stage.app.db)
  expect(rows).toEqual([{ thread_key: `dm:${key}`, texts: ['Escríbenos tu número', 'Es el 123'], people: 1 }])
  expect((await messagesOf(stage, caseId)).map(({ text, state }) => [text, state])).toEqual([
    ['¿Por qué me cobraron dos veces?', 'received'],
    ['Escríbenos tu número', 'read'],
    ['Es el 123', 'received'],
  ])
})

test.each(['facebook', 'instagram'] as const)(
  'a direct message is answered, and a colleague’s answer in the app appears as such (login of %s)',
  async (login) => {
    const stage = await scene(login)
    write(stage, 'Hola')
    await stage.settle()
    const { caseId, conversation, contact } = await onlyCase(stage)
    expect(contact.name).toBe('Ana Rojas')
    const reply = { conversationId: conversation.conversationId, undoSeconds: 0 }
    await stage.agent.call(sendReply, { ...reply, messageId: newId(), text: '¿En qué te ayudo?' })
    await stage.settle()
    const { network } = stage
    const byHand = { network: 'instagram' as const, assetId: network.instagram.id, personId: network.customer.personId, fromAsset: true }
    putMessage(network.world, { ...byHand, text: 'Te llamo' })
    await stage.settle()
    expect((await messagesOf(stage, caseId)).map(({ text, direction }) => [text, direction])).toEqual([
      ['Hola', 'in'],
      ['¿En qué te ayudo?', 'out'],
      ['Te llamo', 'out'],
    ])
  },
)

test('a message of over a thousand bytes is refused with what it counts, and after a day any is', async () => {
  const stage = await scene()
  write(stage, 'Hola')
  await stage.settle()
  const { conversation } = await onlyCase(stage)
  const reply = { conversationId: conversation.conversationId, undoSeconds: 0 }
  const long = await stage.agent.ask(sendReply, { ...reply, messageId: newId(), text: `${'ñ'.repeat(500)}!` })
  expect(long.body).toMatchObject({ code: 'reply/too-long', details: { length: 1001, max: 1000 } })
  await sql`update conversations set last_inbound_at = last_inbound_at - interval '25 hours'`.execute(stage.app.db)
  expect((await stage.agent.ask(sendReply, { ...reply, messageId: newId(), text: 'Tarde' })).code).toBe('reply/window-closed')
  expect(accepted(stage)).toEqual([])
})

test('a message whose answer was lost though it arrived is settled by its echo and never sent again', async () => {
  const stage = await scene()
  write(stage, 'Hola')
  await stage.settle()
  const { caseId, conversation } = await onlyCase(stage)
  await stage.network.control('POST', '/faults', { kind: 'http-500', moment: 'after', route: 'POST instagram/messages', times: 1 })
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: conversation.conversationId, messageId, text: 'Va', undoSeconds: 0 })
  await stage.app.settle()
  await stage.settle()
  const sent = (await messagesOf(stage, caseId)).filter(({ direction }) => direction === 'out')
  expect(sent).toMatchObject([{ messageId, text: 'Va', state: expect.stringMatching(/^(sent|delivered|read)$/) }])
  expect(accepted(stage)).toHaveLength(1)
})

test.each([
  ['instagram', true],
  ['facebook', false],
] as const)('the token of a login of %s is renewed in time: %s', async (login, renews) => {
  const { app } = await scene(login)
  const { rows } = await sql<{ renews: boolean }>`select coalesce(renew_at between now() + interval '45 days' and now() + interval '55 days', false)
    as renews from accounts`.execute(app.db)
  expect(rows).toEqual([{ renews }])
})

test('a mention elsewhere becomes a case with the words and the name of who wrote it, and is answered there', async () => {
  const stage = await scene()
  const { world, customer, instagram } = stage.network
  const elsewhere = publishPost(world, { network: 'instagram', authorId: customer.personId, text: 'Mi día' })
  const said = writeComment(world, { post: elsewhere, authorId: customer.personId, text: '@bancoandino no me atienden', names: [instagram.id] })
  await stage.settle()
  const { conversation, contact } = await onlyCase(stage)
  expect(contact.name).toBe('ana_rojas')
  const { rows } = await sql`select text from account_topics`.execute(stage.app.db)
  expect(rows).toEqual([{ text: '@bancoandino no me atienden' }])
  const reply = { conversationId: conversation.conversationId, messageId: newId(), text: 'Te escribimos', undoSeconds: 0 }
  await stage.agent.call(sendReply, reply)
  await stage.settle()
  expect(accepted(stage)).toEqual([{ kind: 'comment', text: 'Te escribimos', target: said.id }])
})
