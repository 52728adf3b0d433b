import { expect, test } from 'vitest'
import { openSeal } from '../../platform/seal.ts'
import { MAX_EXTERNAL_ID_BYTES, readVisitorToken, signVisitorToken } from './visitor-token.ts'

const seal = openSeal(`t1:${Buffer.alloc(32, 1).toString('base64')}`)
const now = new Date('2026-11-03T12:00:00Z')
const holder = { accountId: '0199f000-0000-7000-8000-0000000000a1', visitorId: '0199f000-0000-7000-8000-0000000000b1', externalId: 'C-10045 ñ' }
const DAY_MS = 86_400_000

test('a token says who holds it for thirty days and not longer', () => {
  const token = signVisitorToken(seal, holder, now)
  expect(readVisitorToken(seal, token, new Date(now.getTime() + 29 * DAY_MS))).toEqual(holder)
  expect(readVisitorToken(seal, token, new Date(now.getTime() + 31 * DAY_MS))).toBeNull()
})

test('no token is longer than the contract takes', () => {
  expect(signVisitorToken(seal, { ...holder, externalId: 'x'.repeat(MAX_EXTERNAL_ID_BYTES) }, now).length).toBeLessThanOrEqual(500)
})

test('a token that was changed anywhere, or signed by another key, speaks for nobody', () => {
  const token = signVisitorToken(seal, { ...holder, externalId: null }, now)
  for (let at = 0; at < token.length; at++) {
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
    expect(readVisitorToken(seal, changed, now)).toBeNull()
  }
  for (const text of ['', '.', 'v1', `${token}.`, '....']) expect(readVisitorToken(seal, text, now)).toBeNull()
  const other = openSeal(`t2:${Buffer.alloc(32, 2).toString('base64')}`)
  expect(readVisitorToken(other, token, now)).toBeNull()
})
