import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { InboundMessage } from '../../channel.ts'
import { account, corpus, EVENT } from './corpus.fixture.ts'
import { eventKey } from './event.ts'
import { openMedia } from './open-media.ts'
import { parseMail } from './parse-mail.ts'

const OURS = '<a.01939b1e-7c00-7000-8000-000000000001.abcdefabcdef@banco.example>'
const mails = new Map(corpus())

async function read(mail: string, event: object = {}): Promise<InboundMessage> {
  const [item] = await parseMail(JSON.stringify({ ...JSON.parse(EVENT), ...event }), account, Buffer.from(mail))
  if (item?.kind !== 'message') throw new Error(`became ${item?.kind}`)
  return item
}
const proven = { verdict: { spf: 'pass', dkim: 'pass', dmarc: 'pass' } }
const forged = { verdict: { spf: 'fail', dkim: 'none', dmarc: 'fail' } }
const mailOf = (from: string, more = '') => `From: ${from}\nTo: soporte@banco.example\nMessage-ID: <1@x>\nSubject: Hola\n${more}\nTexto\n`
const FORWARD = mailOf('soporte@banco.example').replace('Texto', '---------- Forwarded message ---------\nFrom: Luis <luis@x.example>\n\nAyuda')

test('an address proves a customer only when its domain did send the mail', async () => {
  const [told, untold] = [await read(mailOf('Ana <ana@x.example>'), proven), await read(mailOf('Ana <ana@x.example>'))]
  expect(told).toMatchObject({ contact: { proof: { email: 'ana@x.example' } }, flags: { unverified: false } })
  expect(untold.contact).not.toHaveProperty('proof')
  expect(untold.flags).toMatchObject({ unverified: true })
})

test('the verdict on the sender is told', async () => {
  expect((await read(mailOf('ana@x.example'), forged)).extra).toMatchObject([{ kind: 'mail', spf: 'fail', dkim: 'none', dmarc: 'fail' }])
})

test('whoever is forwarded is never proven by the mail that forwards', async () => {
  const message = await read(FORWARD, proven)
  expect(message).toMatchObject({ contact: { key: 'luis@x.example' }, text: 'Ayuda', flags: { unverified: true } })
  expect(message.contact).not.toHaveProperty('proof')
})

test('a forged mail in our name forwards nobody', async () => {
  expect((await read(FORWARD, forged)).contact.key).toBe('soporte@banco.example')
})

test('an answer written in another program is an echo when it is proven, and never otherwise', async () => {
  const mail = mailOf('soporte@banco.example').replace('To: soporte@banco.example', 'To: Ana <ana@x.example>')
  expect(await read(mail, proven)).toMatchObject({ direction: 'out', contact: { key: 'ana@x.example' } })
  for (const event of [{}, forged])
    expect(await read(mail, event)).toMatchObject({ direction: 'in', direct: false, contact: { key: 'soporte@banco.example' } })
})

test('a proven copy of a mail of ours names the message it is', async () => {
  const mail = mailOf('soporte@banco.example').replace('To: soporte@banco.example', 'To: ana@x.example').replace('<1@x>', OURS)
  expect(await read(mail, proven)).toMatchObject({ direction: 'out', providerId: OURS, ownMessageId: '01939b1e-7c00-7000-8000-000000000001' })
})

test('who references the mail of another joins by name only: the thread is the writer’s own', async () => {
  const mine = await read(mailOf('ana@x.example', `In-Reply-To: ${OURS}\nReferences: <root@x> ${OURS}\n`))
  const malo = await read(mailOf('malo@otro.example', `In-Reply-To: ${OURS}\nReferences: <root@x> ${OURS}\n`))
  expect(mine.references).toEqual(malo.references)
  expect(mine.threadKey).not.toBe(malo.threadKey)
})

test('a machine’s mail opens nothing; a list’s is a person’s that nothing answers by itself', async () => {
  expect(await read(mailOf('ana@x.example', 'Auto-Submitted: auto-replied (vacation)\n'))).toMatchObject({
    direct: false,
    flags: { automatic: true },
    extra: [{ automatic: true }],
  })
  const listed = await read(mailOf('ana@x.example', 'List-Id: <l>\n'))
  expect(listed).toMatchObject({ direct: true, extra: [{ automatic: true }] })
  expect(listed.flags).not.toHaveProperty('automatic')
})

test.each([
  ['Sat, 21 Nov 2026 09:30:00 +0000', '2026-11-21T09:30:00.000Z'],
  ['Sat, 21 Nov 2026 04:30:00 -0500 (PET)', '2026-11-21T09:30:00.000Z'],
  ['Wed, 21 Nov 2057 09:30:00 +0000', '2026-11-21T10:00:00.000Z'],
  ['Thu, 1 Jan 1970 00:00:00 +0000', '2026-11-21T10:00:00.000Z'],
  ['ayer', '2026-11-21T10:00:00.000Z'],
])('a mail that says %s was written at %s', async (date, at) => {
  expect((await read(mailOf('ana@x.example', `Date: ${date}\n`))).sentAt.toISOString()).toBe(at)
})

test('recipients, and where answers are wanted, are told', async () => {
  const { extra } = await read(mailOf('Ana <ana@x.example>', 'Cc: Luis <LUIS@x.example>, ana@x.example\nReply-To: otra@x.example\n'))
  expect(extra).toMatchObject([
    { from: 'Ana <ana@x.example>', to: ['soporte@banco.example'], cc: ['luis@x.example', 'ana@x.example'], replyTo: 'otra@x.example' },
  ])
})

test('pictures inside the mail are found by their place among its files', async () => {
  const [item] = await parseMail(EVENT, account, mails.get('inline-image')!)
  expect(item).toMatchObject({
    files: [{ kind: 'image', name: 'captura.png', mime: 'image/png' }],
    html: expect.stringMatching(/<img data-file="0" \/><img data-blocked-src="https:\/\/fotos\.example\/logo\.png" \/>/),
  })
})

test.each([
  ['inline-image', Buffer.from('89504e470d0a1a0a', 'hex').toString('latin1')],
  ['attachments', '%PDF-1.4'],
  ['winmail-dat', '%PDF-1.4 contenido'],
  ['forward-attached', '%PDF'],
  ['attached-mail-of-customer', 'From: estafa@x.example'],
])('the file of %s is the one that came', async (name, begin) => {
  const original = mails.get(name)!
  const [item] = await parseMail(EVENT, account, original)
  const file = item?.kind === 'message' ? item.files![0]! : undefined
  const opened = await openMedia({}, { ref: file!.ref!, readEvent: async () => EVENT, readOriginal: async () => original })
  expect(Buffer.from(opened.content as Uint8Array).toString('latin1')).toMatch(begin)
})

test.each(['9', '1.9', '../1', '', '1/tnef/9', '1>1', 'https://elsewhere.example/1', '>'.repeat(50)])('there is no file %j', async (ref) => {
  const wanted = { ref, readEvent: async () => EVENT, readOriginal: async () => mails.get('charset-missing')! }
  if (ref === '') expect((await openMedia({}, wanted)).content).toBeInstanceOf(Uint8Array)
  else await expect(openMedia({}, wanted)).rejects.toMatchObject({ name: 'ConnectorError', next: 'give-up', code: 'gone' })
})

test('a file of a mail that is kept no more is gone', async () => {
  const wanted = { ref: '1', readEvent: async () => EVENT, readOriginal: () => Promise.reject(new Error('deleted')) }
  await expect(openMedia({}, wanted)).rejects.toMatchObject({ code: 'gone' })
})

test('an event without its mail is not passed over: it throws, and is parked', async () => {
  await expect(parseMail(EVENT, account)).rejects.toThrow('the mail itself is not there')
  await expect(parseMail('{}', account, Buffer.from('x'))).rejects.toThrow()
})

test('two mails without an id and without a header are two', async () => {
  const [one, other] = [await read('Hola'), await read('Adiós')]
  expect(one.providerId).not.toBe(other.providerId)
})

test('a mail handed over twice has one key, one for each recipient', () => {
  const bytes = Buffer.from('Message-ID: <1@x>\n\nHola')
  const to = (address: string) => JSON.stringify({ ...JSON.parse(EVENT), via: 'smtp', envelope: { from: 'a@b', to: [address] } })
  expect(eventKey(to('a@x.example'), bytes)).toBe(eventKey(to('A@x.example').replace('10:00', '11:00'), bytes))
  expect(eventKey(to('a@x.example'), bytes)).not.toBe(eventKey(to('b@x.example'), bytes))
  expect(eventKey('x')).toBe(`mail:${createHash('sha256').update('x').digest('hex')}`)
})
