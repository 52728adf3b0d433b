import { listMessageTemplates, refreshMessageTemplates, removeAccount, sendTestMessage } from '@atalaya/shared/contract/accounts.ts'
import { listCases, readCase, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { expect, onTestFinished, test } from 'vitest'
import { addNumber, addTemplate, grantToken } from '../../simulators/src/meta/world/add-assets.ts'
import { addFile } from '../../simulators/src/meta/world/add-file.ts'
import { addPerson } from '../../simulators/src/meta/world/add-person.ts'
import { connectAccount } from '../src/accounts/manage/connect-account.ts'
import type { Outbound } from '../src/connectors/channel.ts'
import { whatsapp } from '../src/connectors/meta/whatsapp/connector.ts'
import { openParser } from '../src/intake/parse-events.ts'
import { takeInPending } from '../src/intake/run-intake.ts'
import { platformCaller } from '../src/platform/caller.ts'
import { newId } from '../src/platform/ids.ts'
import { type SignedIn, signedIn } from './people.ts'
import { plainFetch } from './plain-fetch.ts'
import { type TestApp, testApp } from './test-app.ts'
import { type WhatsappNetwork, whatsappNetwork } from './whatsapp-network.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
const DAY_MS = 24 * 3_600_000

interface Scene {
  app: TestApp
  network: WhatsappNetwork
  accountId: string
  agent: SignedIn
  settle(): Promise<void>
}

/** The product with a number of WhatsApp, connected as an administrator would, and listening on a port of its own. */
async function scene(): Promise<Scene> {
  const network = await whatsappNetwork()
  const app = await testApp({ EGRESS_ALLOW: new URL(network.url).host, PUBLIC_URL: 'http://127.0.0.1:1' })
  const base = await app.http.raw.listen({ port: 0, host: '127.0.0.1' })
  ;(app.config as { publicUrl: string }).publicUrl = base
  const caller = platformCaller(app.clock.now(), PERMISSIONS)
  const { accountId } = await connectAccount(app.platform, caller, { ...network.form, caseForMentions: true } as never)
  const agent = await signedIn(app, 'administrator')
  const parser = openParser()
  onTestFinished(() => parser.close())
  const allDelivered = async () => {
    const { deliveries } = (await network.control('GET', '/deliveries')) as { deliveries: { acknowledgedAtMs?: number; gaveUpAtMs?: number }[] }
    return deliveries.every(({ acknowledgedAtMs, gaveUpAtMs }) => acknowledgedAtMs || gaveUpAtMs)
  }
  const pause = () => new Promise((done) => setTimeout(done, 60))
  return {
    app,
    network,
    accountId,
    agent,
    async settle() {
      for (let turn = 0; turn < 2; turn++) {
        await app.settle()
        await pause()
        while (!(await allDelivered())) await pause()
        while (await takeInPending(app.platform, parser));
        await app.settle()
      }
    },
  }
}

async function onlyCase({ agent }: Scene) {
  const { rows } = await agent.call(listCases, {})
  expect(rows).toHaveLength(1)
  const caseId = rows[0]!.caseId
  const { items } = await agent.call(readTimeline, { caseId })
  const { conversations, ...rest } = await agent.call(readCase, { caseId })
  return { caseId, conversations, rest, messages: items.flatMap((item) => (item.kind === 'message' ? [item.message] : [])) }
}

async function reply({ agent, settle }: Scene, conversationId: string, more: object = {}) {
  const messageId = newId()
  await agent.call(sendReply, { conversationId, messageId, text: 'Sale hoy', undoSeconds: 0, ...more })
  await settle()
  return messageId
}

test('a message comes in with its picture, whose digest is checked, and its answer goes out and is read', async () => {
  const stage = await scene()
  const { network, settle } = stage
  const file = addFile(network.world, { bytes: PNG, mime: 'image/png', assetId: network.number.id })
  network.write({ type: 'image', text: 'Así llegó', content: { caption: 'Así llegó' }, fileIds: [file.fileId] })
  await settle()
  const { conversations, messages } = await onlyCase(stage)
  expect(messages).toMatchObject([{ text: 'Así llegó', attachments: [{ kind: 'image', state: 'stored', size: PNG.length }] }])
  expect(conversations[0]).toMatchObject({ cannotReply: null, window: { state: 'open' } })
  const messageId = await reply(stage, conversations[0]!.conversationId, { replyToMessageId: messages[0]!.messageId })
  const sent = (await onlyCase(stage)).messages.find((one) => one.messageId === messageId)
  expect(sent).toMatchObject({ state: 'delivered' })
  expect(network.world.accepted).toMatchObject([{ text: 'Sale hoy', metadata: messageId, target: network.keyOf(network.customer) }])
})

test('bytes other than those the network told of are not kept', async () => {
  const stage = await scene()
  const { network, settle } = stage
  const file = addFile(network.world, { bytes: PNG, mime: 'image/png', assetId: network.number.id })
  network.write({ type: 'image', text: '', content: { sha256: Buffer.alloc(32).toString('base64') }, fileIds: [file.fileId] })
  await settle()
  expect((await onlyCase(stage)).messages[0]!.attachments).toMatchObject([{ state: 'refused' }])
})

test('when the window has shut only a template goes out, filled in', async () => {
  const stage = await scene()
  const { agent, app, accountId, network, settle } = stage
  network.write()
  await settle()
  const { conversations } = await onlyCase(stage)
  const { conversationId } = conversations[0]!
  app.clock.wind(DAY_MS + 1000)
  const refused = await agent.ask(sendReply, { conversationId, messageId: newId(), text: '¿Sigues ahí?', undoSeconds: 0 })
  expect(refused.code).toBe('reply/template-only')
  await agent.call(refreshMessageTemplates, { accountId })
  const known = await agent.call(listMessageTemplates, { accountId })
  expect(known).toMatchObject([
    { name: 'pedido_listo', body: { variables: ['1', '2'] }, buttons: [{ kind: 'url', variables: ['1'] }] },
    { name: 'recordatorio', body: { variables: ['nombre', 'hora'] } },
  ])
  const template = { name: 'recordatorio', language: 'es', body: ['Ana', '17:00'] }
  await reply(stage, conversationId, { text: '', template })
  expect(network.world.accepted).toMatchObject([{ text: 'Hola Ana, te esperamos a las 17:00.' }])
})

test('what was accepted and fails later is told with its reason', async () => {
  const stage = await scene()
  const { network, settle } = stage
  network.write()
  await settle()
  const { conversations } = await onlyCase(stage)
  network.customer.refuses.add(network.number.id)
  const messageId = await reply(stage, conversations[0]!.conversationId)
  const failed = (await onlyCase(stage)).messages.find((one) => one.messageId === messageId)
  expect(failed).toMatchObject({ state: 'failed', failure: 'undeliverable' })
})

test('who changes their number stays the same contact, and the answer goes to the new one', async () => {
  const stage = await scene()
  const { network, settle } = stage
  network.write()
  await settle()
  const before = await onlyCase(stage)
  await network.control('POST', '/number-changes', { asset: network.number.id, as: network.customer.username, phone: '51955555358' })
  network.write({ text: 'Soy yo, desde mi número nuevo', content: { body: 'Soy yo, desde mi número nuevo' } })
  await settle()
  const { conversations, messages, caseId } = await onlyCase(stage)
  expect(caseId).toBe(before.caseId)
  expect(messages.map(({ text }) => text)).toEqual(expect.arrayContaining(['Hola', 'Soy yo, desde mi número nuevo']))
  const named = messages.find(({ text }) => text.startsWith('Soy yo'))!
  await reply(stage, named.conversationId)
  expect(conversations.map(({ conversationId }) => conversationId)).toContain(named.conversationId)
  expect(network.world.accepted).toMatchObject([{ target: network.keyOf(network.customer) }])
})

test('who hides the number is answered by the id the business knows them by', async () => {
  const stage = await scene()
  const { network, settle } = stage
  const hidden = addPerson(network.world, { username: 'eva.luz', name: 'Eva', hidesPhone: true, country: 'ES' })
  network.write({ personId: hidden.personId })
  await settle()
  const { conversations } = await onlyCase(stage)
  await reply(stage, conversations[0]!.conversationId)
  expect(network.world.accepted).toMatchObject([{ target: network.keyOf(hidden) }])
})

test('an answer from the phone’s own app joins the thread', async () => {
  const stage = await scene()
  const { network, settle } = stage
  network.write()
  await settle()
  network.write({ fromAsset: true, text: 'Te llamo', content: { body: 'Te llamo' } })
  await settle()
  const { messages, conversations } = await onlyCase(stage)
  expect(conversations).toHaveLength(1)
  expect(messages.map(({ direction, author }) => [direction, author.kind])).toEqual([
    ['in', 'contact'],
    ['out', 'network-app'],
  ])
  expect(messages[0]!.author.name).toBe('Ana Rojas')
})

test('an answer of which the network never said that it came is settled by its status, and not sent twice', async () => {
  const stage = await scene()
  const { network, settle } = stage
  network.write()
  await settle()
  const { conversations } = await onlyCase(stage)
  await network.control('POST', '/faults', { kind: 'reset-connection', moment: 'after', route: 'POST phone/messages', times: 1 })
  const messageId = await reply(stage, conversations[0]!.conversationId)
  await settle()
  expect((await onlyCase(stage)).messages.find((one) => one.messageId === messageId)).toMatchObject({ state: 'delivered' })
  expect(network.world.accepted).toHaveLength(1)
})

test('choices go out, and what the customer chose comes back as a card that shows what it answers', async () => {
  const stage = await scene()
  const { network, settle } = stage
  network.write()
  await settle()
  const { conversations } = await onlyCase(stage)
  const options = [
    { id: 'casa', title: 'A casa' },
    { id: 'tienda', title: 'A la tienda' },
  ]
  const messageId = await reply(stage, conversations[0]!.conversationId, { text: '¿Dónde lo quieres?', choices: { options } })
  const [{ id: sentId } = { id: '' }] = network.world.accepted
  const content = { type: 'button_reply', button_reply: { id: 'tienda', title: 'A la tienda' } }
  network.write({ type: 'interactive', text: 'A la tienda', content, replyTo: sentId })
  await settle()
  const answer = (await onlyCase(stage)).messages.at(-1)
  expect(answer).toMatchObject({
    text: 'A la tienda',
    replyToMessageId: messageId,
    extra: [{ kind: 'choice', title: 'A la tienda', payload: 'tienda' }],
  })
})

test('a second number of the same business is served by the address of the first, and goes on when the first is taken away', async () => {
  const stage = await scene()
  const { app, network, settle } = stage
  const second = addNumber(network.world, { wabaId: network.waba.id, display: '+51 1 5550200', verifiedName: 'Banco Andino Empresas' })
  const { token } = grantToken(network.world, { appId: network.app.appId, assets: [network.waba.id, second.id] })
  const caller = platformCaller(app.clock.now(), PERMISSIONS)
  const settings = { ...network.form.settings, phoneNumberId: second.id }
  const secrets = { ...network.form.secrets, accessToken: token }
  await connectAccount(app.platform, caller, { ...network.form, settings, secrets, caseForMentions: true } as never)
  network.write({ assetId: second.id, text: 'Al segundo', content: { body: 'Al segundo' } })
  await settle()
  expect((await onlyCase(stage)).messages).toMatchObject([{ text: 'Al segundo' }])
  await stage.agent.call(removeAccount, { accountId: stage.accountId })
  network.write({ assetId: second.id, text: '¿Siguen ahí?', content: { body: '¿Siguen ahí?' } })
  await settle()
  expect((await onlyCase(stage)).messages.map(({ text }) => text)).toEqual(['Al segundo', '¿Siguen ahí?'])
})

test('a test message reaches who wrote today', async () => {
  const stage = await scene()
  const { network, accountId, agent } = stage
  network.write()
  await stage.settle()
  await agent.call(sendTestMessage, { accountId, recipientKey: network.keyOf(network.customer), text: 'Prueba' })
  expect(network.world.accepted).toMatchObject([{ text: 'Prueba', target: network.keyOf(network.customer) }])
})

test('the doctor tells of the number, its quality and what the token may do, and whether events come', async () => {
  const stage = await scene()
  const { network, accountId } = stage
  const account = { ...network.account, settings: whatsapp.settings.parse(network.account.settings), accountId }
  const { connectedAs, problems, facts } = await whatsapp.check(account, plainFetch)
  expect(connectedAs).toEqual({ providerId: network.number.id, handle: '+5115550100', name: 'Banco Andino' })
  expect(problems).toEqual([])
  expect(facts).toMatchObject({ quality: 'green', messagingLimit: 'TIER_10K', numberStatus: 'connected', tokenExpiresAt: 'never' })
  network.number.quality = 'RED'
  await whatsapp.unsubscribe!(account, 'http://127.0.0.1/hooks/a', plainFetch)
  expect((await whatsapp.check(account, plainFetch)).problems.map(({ code }) => code)).toEqual(['quality-low', 'not-subscribed'])
})

test('the far end takes every kind of message that one may send, and a reaction, a block and their undoing', async () => {
  const network = await whatsappNetwork()
  const account = { ...network.account, settings: whatsapp.settings.parse(network.account.settings) }
  const message = network.write()
  const key = network.keyOf(network.customer)
  addTemplate(network.world, {
    wabaId: network.waba.id,
    name: 'boleta',
    language: 'es',
    components: [
      { type: 'HEADER', format: 'DOCUMENT' },
      { type: 'BODY', text: 'Tu boleta, {{1}}' },
    ],
  })
  const file = (name: string, mime: string) => ({ name, mime, size: PNG.length, read: async () => PNG })
  const base: Outbound = {
    messageId: newId(),
    threadKey: 't',
    visibility: 'private',
    recipient: { key, handle: null },
    text: 'Hola',
    files: [],
    replyToProviderId: message.id,
    lastContactAt: new Date(),
    byPerson: true,
    asQuote: false,
  }
  const boleta = { name: 'boleta', language: 'es', header: [], body: ['Ana'], buttons: [], headerFile: file('boleta.pdf', 'application/pdf') }
  const pedido = { name: 'pedido_listo', language: 'es', header: [], body: ['Ana', '1024'], buttons: [['1024']] }
  const options = Array.from({ length: 5 }, (_, place) => ({ id: `o${place}`, title: `Opción ${place}`, description: 'Más' }))
  const kinds: [string, Partial<Outbound>][] = [
    ['text', {}],
    ['image', { files: [file('a.png', 'image/png')] }],
    ['video', { files: [file('a.mp4', 'video/mp4')] }],
    ['document', { files: [file('ñandú "1".pdf', 'application/pdf')] }],
    ['audio', { text: '', files: [file('a.ogg', 'audio/ogg')] }],
    ['sticker', { text: '', files: [file('a.webp', 'image/webp')] }],
    ['interactive', { choices: { options: options.slice(0, 2).map(({ id, title }) => ({ id, title })) }, files: [file('a.png', 'image/png')] }],
    ['interactive', { choices: { options } }],
    ['template', { template: boleta, lastContactAt: null }],
    ['template', { template: pedido, lastContactAt: null }],
  ]
  for (const [type, more] of kinds) {
    const { providerId } = await whatsapp.send(account, { ...base, ...more }, plainFetch)
    expect(network.world.messages.get(providerId)).toMatchObject({ type, replyTo: message.id })
  }
  const target = { providerId: message.id, authorKey: key, visibility: 'private' as const, emoji: '👍' }
  for (const action of ['react', 'unreact', 'block', 'unblock'] as const) await whatsapp.act!(account, action, target, plainFetch)
  expect(network.world.accepted.slice(kinds.length).map(({ kind, text }) => [kind, text])).toEqual([
    ['react', '👍'],
    ['react', ''],
    ['block', ''],
    ['unblock', ''],
  ])
  expect(message.status).toBe('read')
})

test('an address of a file that ran out is asked for once more, and one that runs out again is given up', async () => {
  const network = await whatsappNetwork()
  const file = addFile(network.world, { bytes: PNG, mime: 'image/png', assetId: network.number.id })
  const account = { ...network.account, settings: whatsapp.settings.parse(network.account.settings) }
  const wanted = { ref: file.fileId, readEvent: async () => '', readOriginal: async () => new Uint8Array() }
  let asked = 0
  network.world.settings.mediaUrlLifeMs = -1000
  const healing = Object.assign(
    async (url: string, init?: RequestInit) => {
      if (!url.includes('/cdn/') && ++asked === 2) network.world.settings.mediaUrlLifeMs = 60_000
      return plainFetch(url, init)
    },
    { reach: plainFetch.reach },
  )
  const { content, sha256 } = await whatsapp.openMedia!(account, wanted, healing)
  expect(Buffer.from(await (content as Response).arrayBuffer())).toEqual(PNG)
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  network.world.settings.mediaUrlLifeMs = -1000
  await expect(whatsapp.openMedia!(account, wanted, plainFetch)).rejects.toMatchObject({ next: 'give-up', code: 'file-unavailable' })
})
