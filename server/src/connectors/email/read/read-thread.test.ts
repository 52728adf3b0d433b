import { expect, test } from 'vitest'
import { readHeaders } from './mime/read-headers.ts'
import { messageIdOf, readThread, threadKeyOf, tokenAddresses } from './read-thread.ts'

const TOKEN = '01939b1e-7c00-7000-8000-000000000001.abcdefabcdef'
const OURS = `<a.${TOKEN}@banco.example>`
const places = { bases: ['soporte@banco.example'], domain: 'banco.example' }

function threadOf(header: string, envelopeTo: string[] = []) {
  const headers = readHeaders(Buffer.from(`${header}\n\n`))
  return readThread(headers, tokenAddresses(headers, envelopeTo), 'digest', places)
}

test('ours are named first, then what the address says, then the nearest of others, then the number of a case', () => {
  const { references } = threadOf(
    `Message-ID: <me@x>\nTo: soporte+${TOKEN.replace('1.', '2.')}@banco.example\nIn-Reply-To: <other@x>\nReferences: <first@x> ${OURS} <other@x>\nSubject: Re: [#42] Hola`,
  )
  expect(references).toEqual([OURS, OURS.replace('1.', '2.'), '<other@x>', '<first@x>', '#42'])
})

test('the envelope tells the address when the header hides it', () => {
  expect(threadOf('Message-ID: <me@x>\nTo: undisclosed-recipients:;', [`SOPORTE+${TOKEN}@Banco.example`]).references).toEqual([OURS])
})

test.each([
  `To: otro+${TOKEN}@banco.example`,
  `To: soporte+${TOKEN}@elsewhere.example`,
  `To: soporte+${TOKEN.slice(0, -1)}@banco.example`,
  'To: soporte+ofertas@banco.example',
  'Subject: [# 42] [#] #42',
])('%s names nothing of ours', (line) => {
  expect(threadOf(`Message-ID: <me@x>\n${line}`).references).toEqual([])
})

test('a forged reference puts nobody into the thread of another: its key has the writer in it', () => {
  const { rootId } = threadOf(`Message-ID: <me@x>\nReferences: ${OURS}`)
  expect(threadKeyOf(rootId, 'ana@cliente.example')).not.toBe(threadKeyOf(rootId, 'malo@otro.example'))
})

test('mails of one thread have one key, whichever comes first', () => {
  const first = threadOf('Message-ID: <first@x>')
  const second = threadOf(`Message-ID: <second@x>\nIn-Reply-To: ${OURS}\nReferences: <first@x> ${OURS}`)
  expect(threadKeyOf(second.rootId, 'ana@x.example')).toBe(threadKeyOf(first.rootId, 'ana@x.example'))
})

test('a mail is no answer to itself', () => {
  expect(threadOf('Message-ID: <me@x>\nReferences: <me@x> <a@x>').references).toEqual(['<a@x>'])
})

test('of a chain without end the nearest and the first are kept', () => {
  const ids = Array.from({ length: 900 }, (_, index) => `<${index}@x>`)
  const { references, rootId } = threadOf(`Message-ID: <me@x>\nReferences: ${ids.join('\n ')}`)
  expect(references).toHaveLength(40)
  expect([references[0], references.at(-1), rootId]).toEqual(['<899@x>', '<0@x>', '<0@x>'])
})

test.each([
  ['<a@b>', '<a@b>'],
  [' <a@b> (comment)', '<a@b>'],
  ['a@b', '<a@b>'],
  ['<a@\n b>', '<a@b>'],
  ['<a@b> <c@d>', '<a@b>'],
  ['', null],
  ['<>', null],
])('the id in %j is %j', (value, id) => {
  expect(messageIdOf(value)).toBe(id)
})

test('an id of any length has one of bounded length', () => {
  for (const value of [`<${'a'.repeat(5000)}@b>`, 'a'.repeat(5000)]) expect(messageIdOf(value)!.length).toBeLessThan(410)
  expect(messageIdOf('a'.repeat(5000))).not.toBe(messageIdOf('a'.repeat(5001)))
})

test('a mail without an id is known by what it says', () => {
  expect(threadOf('From: a@b').providerId).toBe('<digest@no-message-id>')
})
