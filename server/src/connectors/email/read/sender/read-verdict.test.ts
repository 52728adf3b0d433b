import { expect, test } from 'vitest'
import { readHeaders } from '../mime/read-headers.ts'
import { readVerdict } from './read-verdict.ts'

const OURS = 'mx.banco.example'
const read = (header: string, known: Parameters<typeof readVerdict>[1] = null, authservId = OURS) =>
  readVerdict(readHeaders(Buffer.from(`From: ana@cliente.example\n${header}\n\n`)), known, authservId, 'cliente.example')
const pass = `${OURS}; spf=pass smtp.mailfrom=cliente.example; dkim=fail (bad) header.d=a; dkim=pass header.d=cliente.example; dmarc=pass header.from=cliente.example`

test('what our own server wrote is believed', () => {
  expect(read(`Authentication-Results: ${pass}`)).toEqual({ spf: 'pass', dkim: 'pass', dmarc: 'pass', verified: true })
})

test.each([
  ['another server', `Authentication-Results: ${pass.replace(OURS, 'mx.malo.example')}`, OURS],
  ['a server that begins like ours', `Authentication-Results: ${pass.replace(OURS, `${OURS}.malo.example`)}`, OURS],
  ['anybody, where no server is configured', `Authentication-Results: ${pass}`, ''],
  ['nobody', 'Subject: x', OURS],
  ['a comment', `Authentication-Results: (${OURS};) mx.malo.example; dmarc=pass`, OURS],
])('what %s wrote is not', (_who, header, authservId) => {
  expect(read(header, null, authservId)).toEqual({ spf: 'none', dkim: 'none', dmarc: 'none', verified: false })
})

test('of several only the uppermost counts, for those below may be forged', () => {
  expect(read(`Authentication-Results: ${OURS}; dmarc=fail\nAuthentication-Results: ${pass}`)).toMatchObject({ dmarc: 'fail', verified: false })
})

test('a verdict on another domain than the one shown proves nothing', () => {
  expect(read(`Authentication-Results: ${pass.replace('header.from=cliente.example', 'header.from=malo.example')}`)).toMatchObject({
    dmarc: 'none',
    verified: false,
  })
})

test('a right signature or sender alone proves nothing about the address shown', () => {
  expect(read(`Authentication-Results: ${OURS}; spf=pass; dkim=pass header.d=malo.example`)).toMatchObject({
    spf: 'pass',
    dkim: 'pass',
    verified: false,
  })
})

test('what was found out on arrival goes before what the mail says', () => {
  expect(read(`Authentication-Results: ${pass}`, { spf: 'fail', dkim: 'none', dmarc: 'fail' })).toMatchObject({ dmarc: 'fail', verified: false })
})

test('a mail with two senders proves neither', () => {
  expect(read(`From: otro@x.example\nAuthentication-Results: ${pass}`).verified).toBe(false)
})

test('words that are no results are none', () => {
  expect(read('', { spf: '<script>', dkim: 'PASS', dmarc: '' })).toMatchObject({ spf: 'none', dkim: 'none', dmarc: 'none' })
})
