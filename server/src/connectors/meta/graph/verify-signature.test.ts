import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RawRequest } from '../../channel.ts'
import { answerHandshake, verifySignature } from './verify-signature.ts'

const body = Buffer.from('{"object":"page","text":"\\u00bfHola?"}')
const signed = (secret: string, header = 'x-hub-signature-256'): RawRequest => {
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  return { method: 'POST', url: '/hooks/a', query: {}, headers: { [header]: signature }, body }
}
const asked = (query: Record<string, string>): RawRequest => ({ method: 'GET', url: '/hooks/a', query, headers: {}, body: Buffer.alloc(0) })

test('any of several secrets lets an event in, and no other does', () => {
  for (const secret of ['app', 'former', 'instagram']) expect(verifySignature(signed(secret), ['app', 'former', undefined, 'instagram'])).toBe(true)
  expect(verifySignature(signed('other'), ['app', 'former'])).toBe(false)
  expect(verifySignature(signed(''), ['', undefined])).toBe(false)
})

test('the bytes count, not their meaning, and the old header counts for nothing', () => {
  expect(verifySignature({ ...signed('app'), body: Buffer.from('{"object":"page","text":"¿Hola?"}') }, ['app'])).toBe(false)
  expect(verifySignature(signed('app', 'x-hub-signature'), ['app'])).toBe(false)
  expect(verifySignature({ ...signed('app'), headers: { 'x-hub-signature-256': 'sha256=' } }, ['app'])).toBe(false)
})

test('the challenge comes back as it came, for the right token alone', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.challenge': '001158201444', 'hub.verify_token': 'agreed' }
  expect(answerHandshake(asked(query), 'agreed')).toEqual({ status: 200, contentType: 'text/plain', body: '001158201444' })
  expect(answerHandshake(asked(query), 'another')).toMatchObject({ status: 403 })
  expect(answerHandshake(asked({ ...query, 'hub.verify_token': '' }), '')).toMatchObject({ status: 403 })
  expect(answerHandshake(asked({ ...query, 'hub.challenge': '<script>' }), 'agreed')).toMatchObject({ status: 403 })
  expect(answerHandshake(asked({}), 'agreed')).toBeNull()
  expect(answerHandshake({ ...asked(query), method: 'POST' }, 'agreed')).toBeNull()
})
