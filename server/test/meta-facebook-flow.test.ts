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
import { type PageOnFacebook, pageOnFacebook } from './page-on-facebook.ts'
import { type SignedIn, signedIn } from './people.ts'

interface Scene extends PageOnFacebook {
  agent: SignedIn
}

async function scene(): Promise<Scene> {
  const stage = await pageOnFacebook()
  return { ...stage, agent: await signedIn(stage.app, 'supervisor') }
}

function comment({ network }: Scene, text = '¿Por qué me cobraron dos veces?') {
  const post = publishPost(network.world, { network: 'facebook', assetId: network.page.id, text: 'Hoy abrimos' })
  return writeComment(network.world, { post, authorId: network.customer.personId, text })
}
const write = ({ network }: Scene, text: string) =>
  putMessage(network.world, { network: 'messenger', assetId: network.page.id, personId: network.customer.personId, fromAsset: false, text })

async function onlyCase({ agent }: Scene) {
  const { rows } = await agent.call(listCases, { view: 'all-open' })
  expect(rows).toHaveLength(1)
  return rows[0]!
}
async function messagesOf({ agent }: Scene, caseId: string) {
  const { items } = await agent.call(readTimeline, { caseId })
  return items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
}
const accepted = ({ network }: Scene) => network.world.accepted.map(({ kind, text, target }) => ({ kind, text, target }))

test('a comment opens a case, is answered and hidden, and what the network tells of our own doing makes nothing twice', async () => {
  const stage = await scene()
  const asked = comment(stage)
  await stage.settle()
  const { caseId, ...row } = await onlyCase(stage)
  expect(row).toMatchObject({ channel: 'facebook', visibility: 'public', contact: { name: 'Ana Rojas', kind: 'lead' } })
  const [conversation] = (await stage.agent.call(readCase, { caseId })).conversations
  const text = 'Hola, Ana. Lo revisamos.'
  await stage.agent.call(sendReply, { conversationId: conversation!.conversationId, messageId: newId(), text, undoSeconds: 0 })
  await stage.settle()
  expect(accepted(stage)).toEqual([{ kind: 'comment', text, target: asked.id }])
  const [first, ...further] = await messagesOf(stage, caseId)
  expect(further.map(({ direction, state }) => [direction, state])).toEqual([['out', 'sent']])
  await stage.agent.call(actOnMessage, { messageId: first!.messageId, action: 'hide' })
  await stage.settle()
  expect(stage.network.world.comments.get(asked.id)?.hidden).toBe(true)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from messages where deleted_at is null`.execute(stage.app.db)
  expect(rows).toEqual([{ n: 2 }])
})

test('a comment is answered in private, the person’s answer joins that thread, and is read', async () => {
  const stage = await scene()
  comment(stage)
  await stage.settle()
  const { caseId } = await onlyCase(stage)
  const [asked] = await messagesOf(stage, caseId)
  const { world, page, customer } = stage.network
  await stage.agent.call(replyPrivately, { messageId: asked!.messageId, replyId: newId(), text: 'Escríbenos tu número', undoSeconds: 0 })
  await stage.settle()
  expect(accepted(stage)).toMatchObject([{ kind: 'private-reply', text: 'Escríbenos tu número' }])
  write(stage, 'Es el 123')
  giveReceipt(world, 'messenger', page.id, customer.personId, 'read')
  await stage.settle()
  const psid = scopedId(world, 'psid', page.id, customer.personId)
  const { rows } = await sql<{
    thread_key: string
    texts: string[]
    people: number
  }>`select v.thread_key, array_agg(m.text order by m.sent_at) as texts, (select count(*)::int from contacts) as people
    from conversations v join messages m on m.conversation_id = v.id where v.visibility = 'private' group by 1`.execute(stage.app.db)
  expect(rows).toEqual([{ thread_key: `dm:${psid}`, texts: ['Escríbenos tu número', 'Es el 123'], people: 1 }])
  const messages = await messagesOf(stage, caseId)
  expect(messages.map(({ text, state }) => [text, state])).toEqual([
    ['¿Por qué me cobraron dos veces?', 'received'],
    ['Escríbenos tu número', 'read'],
    ['Es el 123', 'received'],
  ])
})

test('a message in Messenger is answered, its echo is ours, and a colleague’s answer in the network’s own app appears as such', async () => {
  const stage = await scene()
  write(stage, 'Hola')
  await stage.settle()
  const { caseId } = await onlyCase(stage)
  const [conversation] = (await stage.agent.call(readCase, { caseId })).conversations
  await stage.agent.call(sendReply, { conversationId: conversation!.conversationId, messageId: newId(), text: '¿En qué te ayudo?', undoSeconds: 0 })
  await stage.settle()
  const { network } = stage
  const byHand = { network: 'messenger' as const, assetId: network.page.id, personId: network.customer.personId, fromAsset: true }
  putMessage(network.world, { ...byHand, text: 'Te llamo' })
  await stage.settle()
  const messages = await messagesOf(stage, caseId)
  expect(messages.map(({ text, direction }) => [text, direction])).toEqual([
    ['Hola', 'in'],
    ['¿En qué te ayudo?', 'out'],
    ['Te llamo', 'out'],
  ])
  expect(messages[1]!.state).toBe('delivered')
})

test('after a day the desk refuses before the network does, and says why', async () => {
  const stage = await scene()
  write(stage, 'Hola')
  await stage.settle()
  const { caseId } = await onlyCase(stage)
  const [conversation] = (await stage.agent.call(readCase, { caseId })).conversations
  await sql`update conversations set last_inbound_at = last_inbound_at - interval '25 hours'`.execute(stage.app.db)
  const reply = { conversationId: conversation!.conversationId, messageId: newId(), text: 'Tarde', undoSeconds: 0 }
  expect((await stage.agent.ask(sendReply, reply)).code).toBe('reply/window-closed')
  expect(accepted(stage)).toEqual([])
})

test('a message whose answer was lost though it arrived is settled by its echo and never sent again', async () => {
  const stage = await scene()
  write(stage, 'Hola')
  await stage.settle()
  const { caseId } = await onlyCase(stage)
  const [conversation] = (await stage.agent.call(readCase, { caseId })).conversations
  await stage.network.control('POST', '/faults', { kind: 'http-500', moment: 'after', route: 'POST page/messages', times: 1 })
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: conversation!.conversationId, messageId, text: 'Va', undoSeconds: 0 })
  await stage.app.settle()
  await stage.settle()
  const sent = (await messagesOf(stage, caseId)).filter(({ direction }) => direction === 'out')
  expect(sent).toMatchObject([{ messageId, text: 'Va', state: expect.stringMatching(/^(sent|delivered)$/) }])
  expect(accepted(stage)).toHaveLength(1)
})

test('a colleague’s answer to a comment stands in that customer’s thread, and what the Page says to nobody opens none', async () => {
  const stage = await scene()
  const asked = comment(stage)
  const { world } = stage.network
  const post = world.posts.get(asked.postId)!
  await stage.settle()
  const { caseId } = await onlyCase(stage)
  writeComment(world, { post, parent: asked, authorId: undefined, text: 'Te respondo desde la página' })
  writeComment(world, { post, authorId: undefined, text: 'Gracias a todos' })
  await stage.settle()
  expect((await messagesOf(stage, caseId)).map(({ text, direction }) => [text, direction])).toEqual([
    ['¿Por qué me cobraron dos veces?', 'in'],
    ['Te respondo desde la página', 'out'],
  ])
  const { rows } = await sql`select (select count(*)::int from conversations) as threads, (select count(*)::int from contacts) as people`.execute(
    stage.app.db,
  )
  expect(rows).toEqual([{ threads: 1, people: 1 }])
})

test('a public answer that was lost though it arrived is settled by what the network tells of it', async () => {
  const stage = await scene()
  comment(stage)
  await stage.settle()
  const { caseId } = await onlyCase(stage)
  const [conversation] = (await stage.agent.call(readCase, { caseId })).conversations
  await stage.network.control('POST', '/faults', { kind: 'http-500', moment: 'after', route: 'POST comment/comments', times: 1 })
  const messageId = newId()
  await stage.agent.call(sendReply, { conversationId: conversation!.conversationId, messageId, text: 'Ya está', undoSeconds: 0 })
  await stage.app.settle()
  await stage.settle()
  const sent = (await messagesOf(stage, caseId)).filter(({ direction }) => direction === 'out')
  expect(sent).toMatchObject([{ messageId, state: 'sent' }])
  expect(accepted(stage)).toHaveLength(1)
})
