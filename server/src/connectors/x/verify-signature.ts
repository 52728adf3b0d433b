import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ConnectedAccount, RawRequest } from '../channel.ts'
import type { Secrets, Settings } from './settings.ts'

type Account = ConnectedAccount<Settings, Secrets>

/**
 * What a challenge looks like. The network signs events and challenges with one secret, so whoever has a challenge signed here could have
 * an event signed: nothing that may begin an event is ever signed, and nothing that may be a challenge is taken for an event.
 */
const CHALLENGE = /^[\w+/=.~-]{1,200}$/
const BRACE = '{'.charCodeAt(0)
const BRACKET = '['.charCodeAt(0)

/** Whether `x-twitter-webhooks-signature` is the HMAC-SHA256 of the raw bytes by one of the app's secrets. No secret, no entry. */
export function verifySignature({ headers, body }: RawRequest, { secrets }: Account): boolean {
  const given = headers['x-twitter-webhooks-signature']
  if (!given?.startsWith('sha256=') || (body[0] !== BRACE && body[0] !== BRACKET)) return false
  const bytes = Buffer.from(given.slice('sha256='.length), 'base64')
  return secretsOf(secrets).some((secret) => {
    const expected = createHmac('sha256', secret).update(body).digest()
    return bytes.length === expected.length && timingSafeEqual(bytes, expected)
  })
}

/** The answer to the network's challenge (CRC): its token signed by the app's secret; null for any other request. A token that could be an event is refused. */
export function answerChallenge({ method, query }: RawRequest, { secrets }: Account): { status: number; contentType: string; body: string } | null {
  // A name that comes twice in an address is a list.
  const token: unknown = query.crc_token
  if (method !== 'GET' || !token) return null
  const [secret] = secretsOf(secrets)
  if (!secret || typeof token !== 'string' || !CHALLENGE.test(token)) return { status: 403, contentType: 'application/json', body: '{}' }
  const signed = createHmac('sha256', secret).update(token).digest('base64')
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ response_token: `sha256=${signed}` }) }
}

function secretsOf({ consumerSecret, previousConsumerSecret }: Secrets): string[] {
  return [consumerSecret, previousConsumerSecret].filter((secret): secret is string => Boolean(secret))
}
