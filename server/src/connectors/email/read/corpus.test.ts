import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account, corpus, EVENT, expected, rowOf } from './corpus.fixture.ts'
import { parseMail } from './parse-mail.ts'

const mails = corpus()
const table = expected()

test('the corpus and its table name the same mails', () => {
  expect([...table.keys()]).toEqual(mails.map(([name]) => name).sort((a, b) => [...table.keys()].indexOf(a) - [...table.keys()].indexOf(b)))
  expect(table.size).toBe(mails.length)
})

test.each(mails)('%s means what the table says, and the same each time', async (name, original) => {
  expect(await rowOf(name, original)).toBe(table.get(name))
  expect(await parseMail(EVENT, account, original)).toEqual(await parseMail(EVENT, account, original))
})

describe('a mail that is spoilt', () => {
  const some = fc.constantFrom(...mails.map(([, original]) => original))

  test('is kept all the same: nothing in it makes reading throw', async () => {
    const spoilt = fc
      .tuple(some, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }), fc.nat(), fc.nat())
      .map(([original, changes, from, length]) => {
        const bytes = Buffer.from(original)
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
        const start = from % (bytes.length + 1)
        return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + (length % 40))])
      })
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        const items = await parseMail(EVENT, account, bytes)
        expect(items).toHaveLength(1)
        for (const item of items)
          if (item.kind === 'message') expect([item.providerId, item.threadKey, item.contact.key, item.contact.name]).not.toContain('')
      }),
      { numRuns: 400 },
    )
  })

  test('two mails in one are read', async () => {
    await fc.assert(
      fc.asyncProperty(some, some, async (one, other) => {
        expect(await parseMail(EVENT, account, Buffer.concat([one, other]))).toHaveLength(1)
      }),
      { numRuns: 100 },
    )
  })

  test('says its words as long as it has any', async () => {
    const word = fc.stringMatching(/^[a-z]{4,12}$/)
    const shape = fc.constantFrom(
      (said: string) => `\r\n${said}\r\n`,
      (said: string) => `Content-Type: text/plain; charset=nonsense\r\n\r\n${said}`,
      (said: string) => `Content-Type: text/html\r\n\r\n<p>${said}`,
      (said: string) => `Content-Type: text/html\r\n\r\n<div><b>${said}</table></b><blockquote>`,
      (said: string) => `Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n${said}`,
      (said: string) => `Content-Type: multipart/mixed\r\n\r\n${said}`,
      (said: string) =>
        `Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\n\r\n--a\r\nContent-Type: text/html\r\n\r\n${said}`,
      (said: string) => `Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(said).toString('base64')}`,
      (said: string) => `\r\n> ${said}\r\n> ${said}\r\n`,
      (said: string) => `\r\n-- \r\n${said}\r\n`,
      (said: string) => `${said} has no colon\r\n`,
    )
    await fc.assert(
      fc.asyncProperty(word, shape, async (said, write) => {
        const [item] = await parseMail(EVENT, account, Buffer.from(`From: ana@cliente.example\r\nMessage-ID: <1@x>\r\n${write(said)}`))
        expect(item).toMatchObject({ kind: 'message', text: expect.stringContaining(said) })
      }),
    )
  })
})

// What takes time in proportion to its square takes hours here: it ends at all.
test.each<[string, () => string]>([
  ['blank lines', () => '\n'.repeat(2_000_000)],
  ['blanks', () => ' '.repeat(2_000_000)],
  ['quoted lines', () => '>\n'.repeat(500_000)],
  ['deep quotes', () => `${'>'.repeat(500_000)}\n`.repeat(3)],
  ['attributions', () => 'On 1 Jan 2026 a@b.example wrote:\n'.repeat(60_000)],
  ['half attributions', () => 'El 1 de enero de 2026 a las 10\n\n'.repeat(60_000)],
  ['header blocks', () => 'From: a\nTo: b\n'.repeat(60_000)],
  ['forwards', () => '---------- Forwarded message ---------\n'.repeat(60_000)],
  ['signatures', () => '-- \n'.repeat(300_000)],
  ['one line', () => 'x'.repeat(3_000_000)],
])('%s without end are read in a time that follows their number', async (_name, body) => {
  const original = Buffer.from(`From: soporte@banco.example\r\nSubject: Fwd: x\r\nMessage-ID: <1@x>\r\n\r\n${body()}`)
  expect(await parseMail(EVENT, account, original)).toHaveLength(1)
})

test.each<[string, () => string]>([
  ['open tags', () => '<div>'.repeat(60_000)],
  ['half tags', () => '<'.repeat(300_000)],
  ['quotes', () => '<blockquote>a'.repeat(20_000)],
  ['comments', () => '<!--'.repeat(100_000)],
  ['attributes', () => `<p ${'a=b '.repeat(100_000)}>x`],
  ['entities', () => '&lt;'.repeat(150_000)],
])('HTML of %s without end is read too', async (_name, body) => {
  const original = Buffer.from(`From: a@b.example\r\nContent-Type: text/html\r\nMessage-ID: <1@x>\r\n\r\n${body()}`)
  expect(await parseMail(EVENT, account, original)).toHaveLength(1)
})

test('a header without end is read too', async () => {
  for (const line of ['To: a@b.example,\r\n', 'References: <a@b>\r\n', ' folded\r\n', 'X: =?utf-8?Q?=?=\r\n', 'To: "<(\r\n', 'Subject: =?\r\n']) {
    const original = Buffer.from(`From: a@b.example\r\n${line.repeat(20_000)}\r\nx`)
    expect(await parseMail(EVENT, account, original)).toHaveLength(1)
  }
})

const report = (fields: string) => `Content-Type: multipart/report; boundary=a\r\n\r\n--a\r\nContent-Type: message/delivery-status\r\n\r\n${fields}`
test.each<[string, () => string]>([
  ['parts', () => `Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\n\r\nx\r\n'.repeat(20_000)}`],
  ['mails in mails', () => `${'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000)}x`],
  ['groups of a report', () => report('Action: delayed\r\n\r\n'.repeat(20_000))],
  ['lines of a report', () => report('Action: failed\r\n x\r\n'.repeat(20_000))],
  ['coded words', () => `Subject: ${'=?utf-8?B?w7E=?= '.repeat(20_000)}\r\n\r\nx`],
  ['broken words', () => `To: ${'=?utf-8?Q?=E9?= '.repeat(10_000)}<a@b>\r\n\r\nx`],
  ['plus signs', () => `To: ${'a+'.repeat(30_000)}@b\r\n\r\nx`],
  ['shifts of UTF-7', () => `Content-Type: text/plain; charset=utf-7\r\n\r\n${'+'.repeat(500_000)}`],
  ['empty TNEF', () => `Content-Type: application/ms-tnef\r\n\r\n\x78\x9f\x3e\x22\x01${'\0'.repeat(1_000_000)}`],
  ['armour', () => `\r\n-----BEGIN PGP SIGNED MESSAGE-----\n${'A: b\n'.repeat(50_000)}`],
])('%s without end are no way to stop us', async (_name, rest) => {
  expect(await parseMail(EVENT, account, Buffer.from(`From: mailer-daemon@b.example\r\nMessage-ID: <1@x>\r\n${rest()}`, 'latin1'))).toHaveLength(1)
})
