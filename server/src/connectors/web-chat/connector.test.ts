import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fetchBy } from '../../../test/plain-fetch.ts'
import type { ConnectedAccount, InboundMessage } from '../channel.ts'
import { webChat } from './connector.ts'
import { eventKey, parseEvent } from './events.ts'
import { mintSecrets, Secrets, Settings } from './settings.ts'

const read = (name: string) => readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')
const message = (name: string) => parseEvent(read(name))[0] as InboundMessage
const account: ConnectedAccount = {
  accountId: '0199f000-0000-7000-8000-0000000000a1',
  providerId: '',
  handle: '',
  settings: Settings.parse({ siteName: 'Banco Andino', allowedOrigins: 'https://www.banco.example/\nhttps://app.banco.example' }),
  secrets: mintSecrets(),
}

test('a visitor’s message is private and direct, in their one thread, with what they said of themselves', () => {
  expect(message('message')).toMatchObject({
    direction: 'in',
    visibility: 'private',
    direct: true,
    threadKey: 'chat:0199f000-0000-8000-8000-0000000000f1',
    subject: 'Tarjetas',
    text: 'Hola, mi tarjeta no pasa 😕',
    contact: {
      key: '0199f000-0000-8000-8000-0000000000f1',
      name: 'Ana Rojas',
      language: 'es',
      details: { email: 'ana@correo.example', phone: '+51 999 888 777', page: 'https://www.banco.example/tarjetas' },
    },
  })
})

test('an address typed into a form proves nothing; an id the site signed does', () => {
  expect(message('message').contact.proof).toBeUndefined()
  expect(message('message-identified').contact.proof).toEqual({ externalId: 'C-10045' })
})

test('an answer of the past joins the visitor’s thread as the brand’s', () => {
  expect(message('answer')).toMatchObject({
    direction: 'out',
    threadKey: message('message').threadKey,
    contact: { key: message('message').contact.key },
  })
})

test('files are named by the id the platform keeps them under', () => {
  expect(message('message-identified').files).toEqual([
    { kind: 'file', fileId: '0199f000-0000-7000-8000-0000000000c1', name: 'recibo.pdf', mime: 'application/pdf' },
    { kind: 'image', fileId: '0199f000-0000-7000-8000-0000000000c2', name: 'foto.jpg', mime: 'image/jpeg' },
  ])
})

test('what the visitor was shown and read raises the state of our answers', () => {
  expect(parseEvent(read('delivered'))).toMatchObject([{ kind: 'receipt', state: 'delivered', providerId: '0199f000-0000-7000-8000-00000000000d' }])
  expect(parseEvent(read('read'))).toMatchObject([{ kind: 'watermark', state: 'read', threadKey: 'chat:0199f000-0000-8000-8000-0000000000f1' }])
})

test('the same message of two visitors has two keys, and of one visitor one', () => {
  const first = read('message')
  expect(eventKey(first.replace('Hola', 'Hola otra vez'))).toBe(eventKey(first))
  expect(eventKey(first.replace('0000f1', '0000f9'))).not.toBe(eventKey(first))
})

test('a body that is none of ours cannot be understood', () => {
  expect(() => parseEvent('{"event":"message"}')).toThrow()
  expect(() => parseEvent('nothing')).toThrow()
})

test('an answer is sent under its own id without any network, and web hooks are never believed', async () => {
  const unreachable = fetchBy(() => Promise.reject(new Error('no network is needed')))
  const outbound = {
    messageId: 'm1',
    threadKey: 't',
    visibility: 'private',
    recipient: { key: 'v', handle: null },
    text: 'hola',
    files: [],
    lastContactAt: null,
    byPerson: true,
    replyToProviderId: null,
    asQuote: false,
  } as const
  expect(await webChat.send(account, { ...outbound, files: [] }, unreachable)).toEqual({ providerId: 'm1', state: 'sent' })
  expect(webChat.verify({ method: 'POST', url: '/', query: {}, headers: {}, body: Buffer.from('{}') }, account, new Date())).toBe(false)
})

test('connecting needs nothing but a name: the signing secret is made, origins are kept without a path', async () => {
  expect(Secrets.parse(mintSecrets()).identitySecret).toMatch(/^[0-9a-f]{64}$/)
  expect(account.settings).toMatchObject({ allowedOrigins: ['https://www.banco.example', 'https://app.banco.example'] })
  const check = await webChat.check(
    account,
    fetchBy(() => Promise.reject(new Error('no network is needed'))),
  )
  expect(check).toMatchObject({ connectedAs: { providerId: account.accountId, handle: 'Banco Andino' }, problems: [] })
})
