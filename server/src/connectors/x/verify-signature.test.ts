import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { answerChallenge, verifySignature } from './verify-signature.ts'

const SECRET = 'the app secret of the brand'
const account = { accountId: 'a', providerId: '1', handle: 'banco', settings: {}, secrets: { accessToken: 't', consumerSecret: SECRET } } as never
const signed = (text: string) => `sha256=${createHmac('sha256', SECRET).update(text).digest('base64')}`
const challenge = (token: unknown) =>
  answerChallenge({ method: 'GET', url: '', query: { crc_token: token as string }, headers: {}, body: Buffer.alloc(0) }, account)
const verify = (body: string, signature: string) =>
  verifySignature({ method: 'POST', url: '', query: {}, headers: { 'x-twitter-webhooks-signature': signature }, body: Buffer.from(body) }, account)

test('a challenge of the network is signed', () => {
  const token = 'MTk4N2EtNGY2Zi00+/=='
  expect(JSON.parse(challenge(token)?.body ?? '')).toEqual({ response_token: signed(token) })
})

test.each(['{"data":{"event_type":"dm.received"}}', '[{"polled":"dm"}]', ' {"a":1}', '"text"', 'a b', 'x'.repeat(201), ['one', 'two']])(
  'nobody has an event signed by calling it a challenge: %s',
  (token) => {
    expect(challenge(token)).toEqual({ status: 403, contentType: 'application/json', body: '{}' })
  },
)

test('what may be a challenge is no event, although its signature is right', () => {
  expect(verify('12345', signed('12345'))).toBe(false)
  expect(verify('', signed(''))).toBe(false)
  expect(verify('{"a":1}', signed('{"a":1}'))).toBe(true)
})
