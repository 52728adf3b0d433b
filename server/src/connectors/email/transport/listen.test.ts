import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeMail } from '../../../../../simulators/src/mail/world/compose-mail.ts'
import { findFolder, putMail, renumberFolder } from '../../../../../simulators/src/mail/world/mailboxes.ts'
import { BRAND, CUSTOMER, emptyDns, type Ledger, type MailStage, openLedger, openMailStage } from '../../../../test/mail-network.ts'
import { fetchBy } from '../../../../test/plain-fetch.ts'
import type { MailAccount } from './account.ts'
import { listen } from './listen.ts'

let stage: MailStage
const ledgers: Ledger[] = []

beforeEach(async () => {
  stage = await openMailStage()
})
afterEach(async () => {
  for (const ledger of ledgers.splice(0)) ledger.stop()
  await stage.network.close()
})

function folder(name = 'INBOX') {
  return findFolder(stage.network.world.mailboxes.get(BRAND)!, name)!
}

function rawMail(number: number, size = 0): Buffer {
  return Buffer.from(
    `From: Ana <${CUSTOMER}>\r\nMessage-ID: <m${number}@cliente.test>\r\nSubject: S${number}\r\n\r\nhola ${number}${'x'.repeat(size)}\r\n`,
  )
}

function start(account: MailAccount, ledger = openLedger(), lookEveryMs?: number) {
  ledgers.push(ledger)
  const done = listen(account, ledger.listening, { resolve: emptyDns, ...(lookEveryMs !== undefined && { lookEveryMs }) })
  done.catch(() => undefined)
  return { ledger, done }
}

const numbersOf = ({ events }: Ledger) => events.map(({ original }) => Number(/Subject: S(\d+)/.exec(Buffer.from(original!).toString())![1]))

async function untilIdle(): Promise<void> {
  while (stage.network.imap.countIdling() === 0) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('mail that is there and mail that arrives while waiting come in order, with their bytes and the place reached', async () => {
  for (const number of [1, 2]) putMail(stage.network.world, folder(), rawMail(number))
  const { ledger, done } = start(stage.account())
  await ledger.until(2)
  await untilIdle()
  putMail(stage.network.world, folder(), rawMail(3))
  await ledger.until(3)
  expect(numbersOf(ledger)).toEqual([1, 2, 3])
  expect(ledger.events[2]!.original).toEqual(rawMail(3))
  expect(JSON.parse(ledger.events[2]!.body)).toMatchObject({ via: 'imap', envelope: null, verdict: { spf: 'none', dkim: 'none', dmarc: 'none' } })
  expect(ledger.cursors.at(-1)).toMatchObject({ 'folder:INBOX': `${folder().uidValidity}:3` })
  ledger.stop()
  await done
})

test('a mailbox connected from now on leaves what was there before', async () => {
  putMail(stage.network.world, folder(), rawMail(1))
  const { ledger } = start(stage.account({ initialDays: 0 }))
  await untilIdle()
  putMail(stage.network.world, folder(), rawMail(2))
  await ledger.until(1)
  expect(numbersOf(ledger)).toEqual([2])
})

test('a server that tells of nothing is asked again by itself', async () => {
  stage.network.world.muteIdle = true
  const { ledger } = start(stage.account(), openLedger(), 30)
  await untilIdle()
  putMail(stage.network.world, folder(), rawMail(1))
  await ledger.until(1)
  expect(numbersOf(ledger)).toEqual([1])
})

test('a connection that is cut rejects, and the next goes on where this one was', async () => {
  putMail(stage.network.world, folder(), rawMail(1))
  const { ledger, done } = start(stage.account())
  await ledger.until(1)
  await untilIdle()
  stage.network.imap.drop()
  await expect(done).rejects.toMatchObject({ name: 'ConnectorError', next: 'retry' })
  putMail(stage.network.world, folder(), rawMail(2))
  const again = start(stage.account(), openLedger(ledger.cursors.at(-1), ledger.events))
  await again.ledger.until(2)
  expect(numbersOf(again.ledger)).toEqual([1, 2])
  expect(again.ledger.offered).toBe(1)
})

test('a folder that is numbered anew is read again, and each mail is kept once', async () => {
  for (let number = 1; number <= 30; number++) putMail(stage.network.world, folder(), rawMail(number))
  const { ledger, done } = start(stage.account())
  await ledger.until(30)
  await untilIdle()
  renumberFolder(stage.network.world, folder())
  await expect(done).rejects.toMatchObject({ next: 'retry' })
  putMail(stage.network.world, folder(), rawMail(31))
  const again = start(stage.account(), openLedger(ledger.cursors.at(-1), ledger.events))
  await again.ledger.until(31)
  expect(numbersOf(again.ledger)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1))
  expect(again.ledger.offered).toBe(31)
})

test('an event is on disk before the place moves or the mail is marked', async () => {
  putMail(stage.network.world, folder(), rawMail(1))
  const ledger = openLedger()
  const { done } = start(stage.account({ afterReading: 'seen' }), {
    ...ledger,
    listening: { ...ledger.listening, accept: () => Promise.reject(new Error('the disk is full')) },
  })
  await expect(done).rejects.toThrow('the disk is full')
  expect([...folder().mails[0]!.flags]).toEqual([])
})

test.each([
  ['seen', 'INBOX'],
  ['move', 'Archive'],
] as const)('what was taken in is put away as the account says: %s', async (afterReading, place) => {
  putMail(stage.network.world, folder(), rawMail(1))
  const { ledger, done } = start(stage.account({ afterReading, moveTo: 'Archive' }))
  await ledger.until(1)
  await untilIdle()
  ledger.stop()
  await done
  expect(folder(place).mails).toHaveLength(1)
  expect(folder(place).mails[0]!.flags.has('\\Seen')).toBe(afterReading === 'seen')
})

test('other folders are read too, and one that does not exist stops nothing', async () => {
  putMail(stage.network.world, folder('Junk'), rawMail(1))
  putMail(stage.network.world, folder(), rawMail(2))
  const { ledger } = start(stage.account({ folders: ['Junk', 'Nowhere'] }))
  await ledger.until(2)
  expect(numbersOf(ledger)).toEqual([1, 2])
})

test('a mail of more than 30 MB is kept as its header and a sentence', async () => {
  putMail(stage.network.world, folder(), rawMail(1, 31 * 1024 * 1024))
  putMail(stage.network.world, folder(), rawMail(2))
  const { ledger } = start(stage.account())
  await ledger.until(2)
  const [large, small] = ledger.events
  expect(large!.original!.length).toBeLessThan(2000)
  expect(Buffer.from(large!.original!).toString()).toMatch(/Message-ID: <m1@cliente.test>[\s\S]*\r\n\r\nEste correo ocupa 32 MB/)
  expect(JSON.parse(large!.body)).toMatchObject({ note: { code: 'too-large' } })
  expect(small!.original).toEqual(rawMail(2))
})

test('a refused log-in asks for a new connection by hand, with a password and with a token', async () => {
  await expect(start(stage.account({}, { password: 'wrong' })).done).rejects.toMatchObject({ next: 'reconnect', code: 'login-refused' })
  await expect(start(stage.account({}, { accessToken: 'old' })).done).rejects.toMatchObject({ next: 'reconnect', code: 'token-expired' })
})

test('a token opens the mailbox', async () => {
  stage.network.world.mailboxes.get(BRAND)!.token = 'token-of-now'
  putMail(stage.network.world, folder(), rawMail(1))
  const { ledger } = start(stage.account({}, { accessToken: 'token-of-now' }))
  await ledger.until(1)
  expect(numbersOf(ledger)).toEqual([1])
})

test('a password goes to no server that offers no encryption, where the account asks for it', async () => {
  await expect(start(stage.account({ imapSecurity: 'starttls' })).done).rejects.toMatchObject({ next: 'reconnect', code: 'no-tls' })
  const elsewhere = openLedger()
  const fetch = Object.assign(fetchBy(globalThis.fetch), { reach: async () => ({ address: '203.0.113.7' }) })
  const far = listen(stage.account(), { ...elsewhere.listening, fetch })
  await expect(far).rejects.toMatchObject({ next: 'reconnect', code: 'plain-refused' })
})

test('an account without an incoming server waits until it is stopped', async () => {
  const { ledger, done } = start(stage.account({ imapHost: '' }))
  ledger.stop()
  await done
})

test('a mail without an id is known again by its bytes, another of the same words is not', async () => {
  const mail = (text: string) => Buffer.from(`From: ${CUSTOMER}\r\nSubject: S1\r\n\r\n${text}`)
  for (const text of ['a', 'a', 'b']) putMail(stage.network.world, folder(), mail(text))
  const { ledger } = start(stage.account())
  await ledger.until(2)
  await untilIdle()
  expect(ledger.events).toHaveLength(2)
})

test('the header of our own server says whether the sender is who it says, that of others says nothing', async () => {
  const text = await composeMail({ from: { name: '', address: CUSTOMER }, to: BRAND, subject: 'S1', text: 'hola', at: new Date(0) })
  const forged = 'Authentication-Results: mx.evil.test; spf=pass; dkim=pass; dmarc=pass\r\n'
  const real = 'Authentication-Results: mx.banco.test;\r\n spf=fail smtp.mailfrom=a@b; dkim=pass header.d=b; dmarc=fail\r\n'
  putMail(stage.network.world, folder(), Buffer.concat([Buffer.from(forged), text]))
  putMail(
    stage.network.world,
    folder(),
    Buffer.concat([Buffer.from(real + forged.replace('<', '')), Buffer.from(text.toString().replace(/^Message-ID:.*$/im, 'Message-ID: <2@x>'))]),
  )
  const { ledger } = start(stage.account({ authservId: 'mx.banco.test' }))
  await ledger.until(2)
  expect(ledger.events.map(({ body }) => JSON.parse(body).verdict)).toEqual([
    { spf: 'none', dkim: 'none', dmarc: 'none' },
    { spf: 'fail', dkim: 'pass', dmarc: 'fail' },
  ])
})
