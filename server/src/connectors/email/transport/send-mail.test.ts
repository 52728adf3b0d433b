import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFolder } from '../../../../../simulators/src/mail/world/mailboxes.ts'
import { type MailView, readMail } from '../../../../../simulators/src/mail/world/read-mail.ts'
import type { MailFault } from '../../../../../simulators/src/mail/world/world.ts'
import { BRAND, CUSTOMER, emptyDns, type MailStage, mailOutbound, openMailStage } from '../../../../test/mail-network.ts'
import { plainFetch } from '../../../../test/plain-fetch.ts'
import type { Outbound } from '../../channel.ts'
import { judgeSender } from './imap/judge-sender.ts'
import { dkimRecord } from './mint-secrets.ts'
import { send } from './send-mail.ts'

let stage: MailStage

beforeEach(async () => {
  stage = await openMailStage()
})
afterEach(() => stage.network.close())

const accepted = () => stage.network.world.accepted
const answer = (changes: Partial<Outbound> = {}, ...account: Parameters<MailStage['account']>) =>
  send(stage.account(...account), mailOutbound(changes), plainFetch)

async function sent(): Promise<MailView> {
  expect(accepted()).toHaveLength(1)
  return await readMail(accepted()[0]!.raw)
}

test('a reply reaches the customer in its thread, under an id that only we can write', async () => {
  const references = Array.from({ length: 40 }, (_, index) => `<${index}@cliente.test>`)
  const { providerId, state } = await answer({
    replyToProviderId: '<39@cliente.test>',
    mail: { subject: 'Mi tarjeta', cc: ['jefe@cliente.example'], references },
  })
  const mail = await sent()
  expect(state).toBe('sent')
  expect(providerId).toMatch(/^<a\.0192f7a0-0000-7000-8000-000000000001\.[0-9a-f]{12}@banco\.test>$/)
  expect(mail).toMatchObject({ messageId: providerId, from: BRAND, to: [CUSTOMER], subject: 'Re: Mi tarjeta', automatic: false })
  expect(mail.headers['in-reply-to']).toBe('<39@cliente.test>')
  expect(mail.references).toEqual([references[0], ...references.slice(-20)])
  expect(accepted()[0]).toMatchObject({ from: BRAND, to: [CUSTOMER, 'jefe@cliente.example'] })
  expect(findFolder(stage.network.world.mailboxes.get(CUSTOMER)!, 'INBOX')!.mails).toHaveLength(1)
})

test('the id is the same for each attempt at the same message and another for another', async () => {
  const first = await answer()
  expect((await answer()).providerId).toBe(first.providerId)
  expect((await answer({ messageId: '0192f7a0-0000-7000-8000-000000000002' })).providerId).not.toBe(first.providerId)
})

test.each([
  ['Re: Mi tarjeta', 'Re: Mi tarjeta'],
  ['RE[2]: Mi tarjeta', 'RE[2]: Mi tarjeta'],
  ['Mi\r\nBcc: otro@x.test', 'Re: Mi Bcc: otro@x.test'],
])('the subject %j is answered once and stays one line', async (subject, expected) => {
  await answer({ mail: { subject, cc: [], references: ['<1@cliente.test>'] } })
  expect((await sent()).subject).toBe(expected)
})

test('words go out as text and as HTML that holds no command of theirs', async () => {
  await answer({ text: 'Mira <b>esto</b> & https://banco.test/a?b=1.\n\nGracias' })
  const raw = accepted()[0]!.raw.toString().replaceAll('=\r\n', '')
  const mail = await sent()
  expect(mail.text.trim().replaceAll('\r', '')).toBe('Mira <b>esto</b> & https://banco.test/a?b=1.\n\nGracias')
  expect(raw).toContain('multipart/alternative')
  expect(raw).toContain('&lt;b&gt;esto&lt;/b&gt; &amp; <a href=3D"https://banco.test/a?b=3D1">')
})

test('HTML of ours loses what could run', async () => {
  const html = '<p onclick="x()">Hola<script>alert(1)</script><img src="cid:logo.png"></p>'
  const file = { name: 'logo.png', mime: 'image/png', size: 4, read: async () => Buffer.from('logo') }
  await answer({ files: [file], mail: { subject: 'S', cc: [], references: [], html } })
  const raw = accepted()[0]!.raw.toString()
  expect(raw).not.toMatch(/onclick|script|alert/)
  expect(raw).toMatch(/Content-Id: <logo\.png>/i)
  expect(raw).toMatch(/Content-Disposition: inline/i)
})

test('files arrive with their bytes', async () => {
  const bytes = Buffer.alloc(200_000, 'ñandú')
  await answer({ files: [{ name: 'año.pdf', mime: 'application/pdf', size: bytes.length, read: async () => bytes }] })
  const raw = accepted()[0]!.raw.toString()
  const [, coded = ''] = /Content-Type: application\/pdf[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw) ?? []
  expect(Buffer.from(coded, 'base64')).toEqual(bytes)
})

test('what no person wrote says so and has nobody as its sender, so that machines leave it unanswered', async () => {
  await answer({ byPerson: false }, { bounceAddress: 'rebotes@banco.test' })
  const mail = await sent()
  expect(mail.headers).toMatchObject({ 'auto-submitted': 'auto-replied', 'x-auto-response-suppress': 'All', 'x-loop': BRAND })
  expect(accepted()[0]!.from).toBe('')
})

test('delivery reports and answers come back to an address that names the message', async () => {
  await answer({}, { bounceAddress: 'rebotes@banco.test', plusAddress: true })
  const token = /0192f7a0-0000-7000-8000-000000000001\.[0-9a-f]{12}/
  expect(accepted()[0]!.from).toMatch(new RegExp(`^rebotes\\+${token.source}@banco\\.test$`))
  expect((await sent()).replyTo).toMatch(new RegExp(`^ayuda\\+${token.source}@banco\\.test$`))
})

test('what is signed by us is believed by who asks for our record', async () => {
  const account = stage.account({ dkimDomain: 'banco.test' })
  await send(account, mailOutbound(), plainFetch)
  const resolve = async (domain: string, type: string) => {
    if (domain === 'atalaya._domainkey.banco.test' && type === 'TXT') return [[dkimRecord(account.secrets.dkimKey)]]
    return domain === '_dmarc.banco.test' && type === 'TXT' ? [['v=DMARC1; p=reject']] : emptyDns()
  }
  const { raw } = accepted()[0]!
  expect(await judgeSender(raw, null, '', resolve)).toEqual({ spf: 'none', dkim: 'pass', dmarc: 'pass' })
  const changed = Buffer.from(raw.toString().replace('Hola, Ana', 'Hola, Eva'))
  expect(await judgeSender(changed, null, '', resolve)).toEqual({ spf: 'none', dkim: 'fail', dmarc: 'fail' })
})

const faults: [MailFault['at'], string, object][] = [
  ['mail', '421 4.3.2 Try later', { next: 'retry', code: 'unavailable' }],
  ['rcpt', '450 4.2.0 Greylisted', { next: 'retry', code: 'unavailable' }],
  ['data', '451 4.3.0 Not now', { next: 'retry', code: 'unavailable' }],
  ['data', '452 4.3.1 No room', { next: 'retry', code: 'unavailable' }],
  ['mail', '530 5.7.0 Log in first', { next: 'reconnect', code: 'login-refused' }],
  ['rcpt', '550 5.1.1 No such user', { next: 'give-up', code: 'unknown-user' }],
  ['rcpt', '552 5.2.2 Mailbox full', { next: 'give-up', code: 'mailbox-full' }],
  ['data', '552 5.3.4 Too large', { next: 'give-up', code: 'too-large' }],
  ['data', '554 5.7.1 Spam', { next: 'give-up', code: 'filtered' }],
  ['data', '554 5.6.0 Odd', { next: 'give-up', code: 'refused' }],
  ['rcpt', 'drop', { next: 'retry' }],
  ['data', 'drop', { next: 'uncertain' }],
  ['after-data', 'drop', { next: 'uncertain' }],
]
test.each(faults)('at %s the answer %s says what to do next', async (at, said, expected) => {
  stage.network.world.faults.push({ at, answer: said, times: 1 })
  await expect(answer()).rejects.toMatchObject({ name: 'ConnectorError', ...expected })
})

test('a server that took the mail and says nothing leaves it uncertain, and the mail went once', async () => {
  stage.network.world.faults.push({ at: 'after-data', answer: 'silence', times: 1 })
  await expect(send(stage.account(), mailOutbound(), plainFetch, 200)).rejects.toMatchObject({ next: 'uncertain' })
  expect(accepted()).toHaveLength(1)
})

test('a refused log-in and a server that is not there are told apart', async () => {
  await expect(answer({}, {}, { password: 'wrong' })).rejects.toMatchObject({ next: 'reconnect', code: 'login-refused' })
  await expect(answer({}, {}, { accessToken: 'old' })).rejects.toMatchObject({ next: 'reconnect' })
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as { port: number }
  free.close()
  await expect(answer({}, { smtpPort: port })).rejects.toMatchObject({ next: 'retry', code: 'unreachable' })
})

test('a token opens the outgoing server', async () => {
  stage.network.world.mailboxes.get(BRAND)!.token = 'token-of-now'
  await answer({}, {}, { accessToken: 'token-of-now' })
  expect(accepted()).toHaveLength(1)
})

test('no password goes to a server that offers no encryption, where the account asks for it', async () => {
  await expect(answer({}, { smtpSecurity: 'starttls' })).rejects.toMatchObject({ next: 'reconnect', code: 'no-tls' })
  expect(accepted()).toHaveLength(0)
})

test('a copy lies in the folder of sent mail, and one that cannot be put there does not fail the sending', async () => {
  await answer({}, { sentFolder: 'Sent' })
  const folder = findFolder(stage.network.world.mailboxes.get(BRAND)!, 'Sent')!
  expect(folder.mails[0]!.raw).toEqual(accepted()[0]!.raw)
  expect([...folder.mails[0]!.flags]).toEqual(['\\Seen'])
  await answer({}, { sentFolder: 'Nowhere' })
  expect(accepted()).toHaveLength(2)
})

test.each([
  [{ text: 'x'.repeat(100_001) }, 'too-long'],
  [{ text: ' ' }, 'empty'],
  [{ recipient: { key: 'a@b.test>\r\nRCPT TO:<c@d.test', handle: null } }, 'unknown-user'],
])('what no server would take is refused before one is asked (%#)', async (changes, code) => {
  await expect(answer(changes, { smtpPort: 1 })).rejects.toMatchObject({ next: 'give-up', code })
})
