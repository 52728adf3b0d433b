import { listAccounts, listMessageTemplates, refreshMessageTemplates } from '@atalaya/shared/contract/accounts.ts'
import { listCases, readCase, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { actOnMessage, replyPrivately, sendReply } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Connector, MessageTemplate } from '../../src/connectors/channel.ts'
import { newId } from '../../src/platform/ids.ts'
import { signedIn } from '../people.ts'
import { message, postbox } from '../postbox.ts'

const HOUR = 3_600_000
const dayLong: NonNullable<Connector['windowOf']> = (visibility, lastContactAt, now) => {
  if (visibility === 'public') return { state: 'open', until: null }
  const until = new Date((lastContactAt?.getTime() ?? 0) + 24 * HOUR)
  return { state: until > now ? 'open' : 'template', until: until > now ? until : null }
}
const approved: MessageTemplate = {
  name: 'claim_ready',
  language: 'es',
  category: 'utility',
  status: 'approved',
  header: { kind: 'text', text: 'Hola {{1}}', variables: ['1'] },
  body: { text: 'Su caso {{1}} está {{2}}.', variables: ['1', '2'] },
  footer: 'Banco Andino',
  buttons: [{ kind: 'url', text: 'Ver', variables: ['1'] }],
}

async function scene(more: Partial<Connector> = {}, first: Parameters<typeof message>[0] = {}) {
  const box = await postbox({ windowOf: dayLong, listTemplates: async () => [approved, { ...approved, name: 'new', status: 'pending' }], ...more })
  const agent = await signedIn(box.app, 'agent')
  await box.bring([message(first)])
  const [row] = (await agent.call(listCases, {})).rows
  const conversations = async () => (await agent.call(readCase, { caseId: row!.caseId })).conversations
  const messages = async () => {
    const { items } = await agent.call(readTimeline, { caseId: row!.caseId })
    return items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
  }
  const [conversation] = await conversations()
  return { box, agent, caseId: row!.caseId, conversationId: conversation!.conversationId, conversations, messages }
}

test('a reply that was queued in time and leaves after its window fails and says so; the composer says it before', async () => {
  const { box, agent, conversationId, conversations, messages } = await scene()
  expect(await conversations()).toMatchObject([{ cannotReply: null, window: { state: 'open' } }])
  await agent.call(sendReply, { conversationId, messageId: newId(), text: 'Hola', undoSeconds: 0 })
  box.app.clock.wind(25 * HOUR)
  await box.settle()
  expect(box.sent).toEqual([])
  expect((await messages()).at(-1)).toMatchObject({ state: 'failed', failure: 'template-only' })
  expect(await conversations()).toMatchObject([{ cannotReply: 'template-only', window: { state: 'template', until: null } }])
  const refused = await agent.ask(sendReply, { conversationId, messageId: newId(), text: 'Hola', undoSeconds: 0 })
  expect(refused.code).toBe('reply/template-only')
})

test('a reply put off past the end of the window is refused at once', async () => {
  const { agent, conversationId } = await scene()
  const sendAt = new Date(Date.now() + 30 * HOUR).toISOString()
  expect((await agent.ask(sendReply, { conversationId, messageId: newId(), text: 'Hola', sendAt })).code).toBe('reply/template-only')
})

test('an approved message leaves after the window, in the words that the customer reads, and one that is not approved never does', async () => {
  const { box, agent, conversationId, messages } = await scene()
  const admin = await signedIn(box.app, 'administrator')
  expect(await admin.call(refreshMessageTemplates, { accountId: box.accountId })).toHaveLength(2)
  expect(await agent.call(listMessageTemplates, { accountId: box.accountId })).toMatchObject([
    { name: 'claim_ready' },
    { name: 'new', status: 'pending' },
  ])
  box.app.clock.wind(25 * HOUR)
  const template = { name: 'claim_ready', language: 'es', header: ['Ana'], body: ['{{2}}', 'listo'], buttons: [['77']] }
  const reply = { conversationId, text: '', undoSeconds: 0 }
  const code = async (more: object) => (await agent.ask(sendReply, { ...reply, messageId: newId(), template: { ...template, ...more } })).code
  expect(await code({ name: 'new' })).toBe('reply/template-not-approved')
  expect(await code({ name: 'none' })).toBe('reply/template-unknown')
  expect(await code({ body: ['1'] })).toBe('reply/template-variables')
  await agent.call(sendReply, { ...reply, messageId: newId(), template })
  await box.settle()
  expect(box.sent).toMatchObject([{ template, text: 'Hola Ana\n\nSu caso {{2}} está listo.\n\nBanco Andino' }])
  expect((await messages()).at(-1)).toMatchObject({ state: 'sent', sending: { template: { name: 'claim_ready', language: 'es' } } })
})

test('what the network says of a template is known at once, and the rest of it is asked for', async () => {
  const { box, agent } = await scene()
  await box.bring([{ kind: 'template', name: 'claim_ready', language: 'es', status: 'paused', reason: 'low-quality' }])
  // Asked anew, and the network says that it is approved.
  expect(await agent.call(listMessageTemplates, { accountId: box.accountId })).toMatchObject([{ name: 'claim_ready', status: 'approved' }, {}])
})

const comment = { visibility: 'public', providerId: 'c-1', threadKey: 'post:ana' } as const

test('a comment is answered in private once, in the same case; the thread is known by the network’s name then, and its person by their key there', async () => {
  let attempt = 0
  const { box, agent, conversations, messages } = await scene(
    {
      async send(_account, outbound) {
        box.sent.push(outbound)
        return { providerId: `s${++attempt}`, thread: { threadKey: 'dm:psid-9', contactKey: 'psid-9' } }
      },
    },
    comment,
  )
  const [said] = await messages()
  expect(said!.may).toContain('reply-privately')
  const replyId = newId()
  const reply = { messageId: said!.messageId, replyId, text: 'Le escribimos por aquí', undoSeconds: 0 }
  await agent.call(replyPrivately, reply)
  await agent.call(replyPrivately, reply)
  expect((await agent.ask(replyPrivately, { ...reply, replyId: newId() })).code).toBe('reply/answered-privately')
  await box.settle()
  expect(box.sent).toMatchObject([{ visibility: 'private', privateReplyTo: 'c-1', recipient: { key: 'ana' } }])
  expect((await messages())[0]!.may).not.toContain('reply-privately')
  await box.bring([message({ threadKey: 'dm:psid-9', contact: { key: 'psid-9', name: 'psid-9' }, text: 'gracias' })])
  expect((await messages()).map(({ text }) => text).sort()).toEqual(['Le escribimos por aquí', 'gracias', 'hola'])
  const [, thread] = (await conversations()).sort((a, b) => b.visibility.localeCompare(a.visibility))
  await agent.call(sendReply, { conversationId: thread!.conversationId, messageId: newId(), text: 'A usted', undoSeconds: 0 })
  await box.settle()
  expect(box.sent.at(-1)).toMatchObject({ threadKey: 'dm:psid-9', recipient: { key: 'psid-9' } })
  expect(box.sent.at(-1)!.privateReplyTo).toBeUndefined()
})

test('a private answer to a thread that is known already moves into it', async () => {
  const { box, agent, messages, conversations } = await scene(
    { send: async () => ({ providerId: 's1', thread: { threadKey: 'dm:ana', contactKey: 'ana' } }) },
    comment,
  )
  await box.bring([message({ text: 'por privado' })])
  const [said] = await messages()
  await agent.call(replyPrivately, { messageId: said!.messageId, replyId: newId(), text: 'Hola', undoSeconds: 0 })
  await box.settle()
  expect(await conversations()).toHaveLength(2)
  expect((await sql<{ n: number }>`select count(*)::int as n from conversations`.execute(box.app.db)).rows).toEqual([{ n: 2 }])
  expect((await messages()).at(-1)).toMatchObject({ text: 'Hola', state: 'sent', visibility: 'private' })
})

test('a comment that is too old is not answered in private', async () => {
  const { agent, messages } = await scene({}, { ...comment, sentAt: new Date(Date.now() - 7 * 24 * HOUR - 1000) })
  const [said] = await messages()
  const refused = await agent.ask(replyPrivately, { messageId: said!.messageId, replyId: newId(), text: 'Hola', undoSeconds: 0 })
  expect(refused.code).toBe('reply/not-privately')
})

test('one’s own words are edited by who may, and reactions come and go; both are on the network and in the log', async () => {
  const { box, agent, conversationId, messages } = await scene()
  const supervisor = await signedIn(box.app, 'supervisor')
  const messageId = newId()
  await agent.call(sendReply, { conversationId, messageId, text: 'Hola', undoSeconds: 0 })
  await box.settle()
  expect((await agent.ask(actOnMessage, { messageId, action: 'edit', text: 'Buenas' })).code).toBe('message/may-not')
  expect(await supervisor.call(actOnMessage, { messageId, action: 'edit', text: 'Buenas' })).toMatchObject({ text: 'Buenas', earlierTexts: 1 })
  const [said] = await messages()
  expect(await agent.call(actOnMessage, { messageId: said!.messageId, action: 'react', emoji: '❤️' })).toMatchObject({ reactions: ['❤️'] })
  box.app.clock.wind(1000)
  expect(await agent.call(actOnMessage, { messageId: said!.messageId, action: 'unreact' })).toMatchObject({ reactions: [] })
  expect(box.acts).toMatchObject([
    { action: 'edit', target: { text: 'Buenas', visibility: 'private' } },
    { action: 'react', target: { emoji: '❤️' } },
    { action: 'unreact', target: {} },
  ])
  const { rows } = await sql<{
    type: string
  }>`select type from facts where actor_kind = 'person' and type in ('message.edited', 'message.reacted') order by seq`.execute(box.app.db)
  expect(rows.map(({ type }) => type)).toEqual(['message.edited', 'message.reacted', 'message.reacted'])
})

test('an answer typed in the network’s own app takes back what was scheduled here', async () => {
  const { box, agent, conversationId, messages } = await scene()
  const sendAt = new Date(Date.now() + 2 * HOUR).toISOString()
  await agent.call(sendReply, { conversationId, messageId: newId(), text: 'Mañana le cuento', sendAt })
  await box.bring([message({ direction: 'out', text: 'Ya está' })])
  expect((await messages()).find(({ text }) => text === 'Mañana le cuento')).toMatchObject({ state: 'cancelled', failure: 'answered-elsewhere' })
})

test('a reply whose answer never came is settled by a receipt or an echo with our own id', async () => {
  const { box, agent, conversationId, messages } = await scene({ send: () => Promise.reject(new Error('lost')) })
  const [byReceipt, byEcho] = [newId(), newId()]
  await agent.call(sendReply, { conversationId, messageId: byReceipt, text: 'uno', undoSeconds: 0 })
  await box.settle()
  await agent.call(sendReply, { conversationId, messageId: byEcho, text: 'dos', undoSeconds: 0 })
  await box.settle()
  await box.bring([
    { kind: 'receipt', providerId: 'w1', ownMessageId: byReceipt, state: 'failed', reason: 'blocked', detail: 'User blocked you', at: new Date() },
    message({ direction: 'out', providerId: 'w2', ownMessageId: byEcho, text: 'otra' }),
    message({ direction: 'out', providerId: 'w3', ownMessageId: 'not an id', text: 'tres' }),
  ])
  const said = await messages()
  const failed = { state: 'failed', failure: 'blocked', failureDetail: 'User blocked you' }
  expect(said.find((one) => one.messageId === byReceipt)).toMatchObject(failed)
  expect(said.find((one) => one.messageId === byEcho)).toMatchObject({ state: 'sent' })
  expect(said.find(({ text }) => text === 'tres')).toMatchObject({ author: { kind: 'network-app' } })
  expect(said).toHaveLength(4)
})

test('copies and subject of a mail go with the answer, and who gets a copy takes part', async () => {
  const { box, agent, conversationId, conversations } = await scene({}, { subject: 'Consulta', providerId: 'm1', references: [] })
  await agent.call(sendReply, { conversationId, messageId: newId(), text: 'Hola', cc: ['Jefe@Bank.example'], undoSeconds: 0 })
  await box.settle()
  expect(box.sent).toMatchObject([{ mail: { subject: 'Re: Consulta', cc: ['jefe@bank.example'], references: ['m1'] } }])
  expect(await conversations()).toMatchObject([{ subject: 'Consulta', cc: ['jefe@bank.example'] }])
})

test('acts stop before the network’s wall and say when they go on, and the desk is told', async () => {
  const resetsAt = new Date(Date.now() + HOUR)
  let asked = 0
  const { box, agent, messages } = await scene({
    async act() {
      asked++
      return { pace: { remaining: 5, used: 97, resetsAt } }
    },
  })
  const [said] = await messages()
  const react = () => agent.ask(actOnMessage, { messageId: said!.messageId, action: 'react', emoji: '❤️' })
  expect((await react()).status).toBe(200)
  expect(await react()).toMatchObject({ status: 503, code: 'network/rate-limited' })
  expect(asked).toBe(1)
  const [account] = await agent.call(listAccounts, {})
  expect(account!.pauses).toEqual({ public: null, private: null, acts: resetsAt.toISOString(), reads: null })
  box.app.clock.wind(HOUR + 1000)
  expect((await react()).status).toBe(200)
})
