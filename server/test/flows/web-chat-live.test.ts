import { listCases, readCase } from '@atalaya/shared/contract/cases.ts'
import { sayTyping, sendReply } from '@atalaya/shared/contract/conversations.ts'
import { sendVisitorMessage } from '@atalaya/shared/contract/widget.ts'
import { expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { type ChatSite, chatSite, type Visitor } from '../chat-site.ts'
import { listenToVisit } from '../listen-to-visit.ts'
import { signedIn } from '../people.ts'

async function say(site: ChatSite, visitor: Visitor, text: string): Promise<void> {
  await visitor.call(sendVisitorMessage, { messageId: newId(), text })
  await site.settle()
}

async function desk({ app, settle }: ChatSite) {
  const agent = await signedIn(app, 'agent', { name: 'Ana Ruiz' })
  const { rows } = await agent.call(listCases, { view: 'all-open' })
  const { conversations } = await agent.call(readCase, { caseId: rows[0]!.caseId })
  const { conversationId } = conversations[0]!
  return {
    agent,
    conversationId,
    async answer(text: string) {
      await agent.call(sendReply, { conversationId, messageId: newId(), text, undoSeconds: 0 })
      await settle()
    },
  }
}

test('a widget that opened before the first word hears its own message, typing, the answer, and that it was read', async () => {
  const site = await chatSite()
  await site.app.platform.live.start()
  const visitor = await site.visitor()
  const ear = await listenToVisit(site.base, visitor.token)
  await ear.until('ready')
  expect(ear.messages()).toEqual([])
  await say(site, visitor, 'Hola')
  await ear.until('message', ({ text, state }) => text === 'Hola' && state === 'delivered')
  const { agent, conversationId, answer } = await desk(site)
  await agent.call(sayTyping, { conversationId, typing: true })
  await ear.until('typing', ({ typing }) => typing)
  await answer('Buenos días')
  await ear.until('message', ({ text, from }) => text === 'Buenos días' && from === 'agent')
  await ear.until('read')
})

test('a widget that comes back with its place is given what it missed, each message once and in order', async () => {
  const site = await chatSite()
  await site.app.platform.live.start()
  const visitor = await site.visitor()
  const first = await listenToVisit(site.base, visitor.token)
  await first.until('ready')
  await say(site, visitor, 'uno')
  await first.until('message', ({ text }) => text === 'uno')
  first.hangUp()
  const { answer } = await desk(site)
  await answer('dos')
  await say(site, visitor, 'tres')
  await answer('cuatro')
  const second = await listenToVisit(site.base, visitor.token, first.place)
  await second.until('ready')
  await answer('cinco')
  await second.until('message', ({ text }) => text === 'cinco')
  const heard = second.messages().map(({ text }) => text)
  expect(heard.filter((text) => text !== 'uno')).toEqual(expect.arrayContaining(['dos', 'tres', 'cuatro', 'cinco']))
  const ids = new Map([...first.messages(), ...second.messages()].map((message) => [message.messageId, message.text]))
  expect([...ids.values()].sort()).toEqual(['cinco', 'cuatro', 'dos', 'tres', 'uno'])
})

test('a widget without a place is given its last messages, and nobody is given another’s', async () => {
  const site = await chatSite()
  await site.app.platform.live.start()
  const [visitor, other] = [await site.visitor(), await site.visitor()]
  await say(site, visitor, 'mío')
  const [ear, foreign] = [await listenToVisit(site.base, visitor.token), await listenToVisit(site.base, other.token)]
  await Promise.all([ear.until('ready'), foreign.until('ready')])
  expect(new Set(ear.messages().map(({ text }) => text))).toEqual(new Set(['mío']))
  await say(site, visitor, 'también')
  await ear.until('message', ({ text }) => text === 'también')
  expect(foreign.messages()).toEqual([])
  await expect(listenToVisit(site.base, 'forged')).rejects.toThrow('401')
})

test('while messages arrive, widgets that come and go at any moment miss none', async () => {
  const site = await chatSite()
  await site.app.platform.live.start()
  const visitor = await site.visitor()
  await say(site, visitor, '0')
  const seen = new Set<string>()
  let place: string | undefined
  const writing = (async () => {
    for (let n = 1; n <= 20; n++) await say(site, visitor, String(n))
  })()
  for (let round = 0; round < 8; round++) {
    const ear = await listenToVisit(site.base, visitor.token, place)
    await ear.until('ready')
    for (const { text } of ear.messages()) seen.add(text)
    ear.hangUp()
    for (const { text } of ear.messages()) seen.add(text)
    place = ear.place
  }
  await writing
  const last = await listenToVisit(site.base, visitor.token, place)
  await last.until('ready')
  for (const { text } of last.messages()) seen.add(text)
  expect(seen.size).toBe(21)
})
