import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { expect, onTestFinished, test } from 'vitest'
import { readOriginal } from '../../src/accounts/originals.ts'
import type { Connector } from '../../src/connectors/channel.ts'
import { openMailServer } from '../../src/intake/receive-mail.ts'
import { watchSenders } from '../../src/intake/watch-senders.ts'
import { type Postbox, postbox } from '../postbox.ts'

const takesMail: Partial<Connector> = {
  addresses: ({ settings }) => [`${(settings as { at: string }).at}@bank.example`],
  takeDelivery: async (_account, { original, envelope }) => ({
    key: createHash('sha256').update(original).digest('hex'),
    body: JSON.stringify({ entries: [], envelope }),
    original,
  }),
}

async function mailServer(box: Postbox, limited = false) {
  const server = openMailServer(box.app.platform, watchSenders(limited, box.app.clock))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())))
  const { port } = server.server.address() as AddressInfo
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  return (to: string[], text = 'Hola', bytes?: Buffer) =>
    transport
      .sendMail({ envelope: { from: 'ana@example.com', to }, ...(bytes ? { raw: bytes } : { to, text, subject: 'Consulta' }) })
      .then(() => 250)
      .catch((error: { responseCode?: number }) => error.responseCode)
}
const kept = async ({ app }: Postbox) =>
  (
    await sql<{ at: string; body: string; id: string; via: string }>`select a.provider_id as at, r.body, r.original_id as id, r.via from raw_events r
    join accounts a on a.id = r.account_id order by 1`.execute(app.db)
  ).rows

test('a mail is on disk when its sender is told so, once for each account it is for, and it is nobody’s relay', async () => {
  const box = await postbox(takesMail)
  await box.connect('second')
  const send = await mailServer(box)
  expect(await send(['Brand+a7@bank.example', 'second@bank.example', 'brand@bank.example'])).toBe(250)
  const events = await kept(box)
  expect(events.map(({ at, via }) => `${at} ${via}`)).toEqual(['brand mail', 'second mail'])
  expect(JSON.parse(events[0]!.body)).toMatchObject({ envelope: { from: 'ana@example.com', remote: '127.0.0.1' } })
  expect(Buffer.from(await readOriginal(box.app.platform, events[0]!.id)).toString()).toContain('Hola')
  expect(await send(['someone@elsewhere.example'])).toBe(550)
  expect(await send(['nobody@bank.example'])).toBe(550)
  expect(await kept(box)).toHaveLength(2)
})

test('what cannot be kept is asked for again, and what is too large is refused', async () => {
  const box = await postbox({ ...takesMail, takeDelivery: () => Promise.reject(new Error('the disk is full')) })
  const send = await mailServer(box)
  expect(await send(['brand@bank.example'])).toBe(451)
  expect(await send(['brand@bank.example'], '', Buffer.alloc(37 * 1024 * 1024, 'a\r\n'))).toBe(552)
  expect(await kept(box)).toEqual([])
})

test('who sends too much in a minute is asked to come back', async () => {
  const box = await postbox(takesMail)
  const senders = watchSenders(true, box.app.clock)
  const allowed = Array.from({ length: 301 }, () => senders.maySend('1.2.3.4')).filter(Boolean)
  expect(allowed).toHaveLength(300)
  expect(senders.maySend('1.2.3.5')).toBe(true)
  box.app.clock.wind(60_000)
  expect(senders.maySend('1.2.3.4')).toBe(true)
  expect(Array.from({ length: 21 }, () => senders.mayConnect('1.2.3.4')).filter(Boolean)).toHaveLength(20)
})
