import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ConnectedAccount, RawRequest } from '../channel.ts'
import type { Secrets, Settings } from './settings.ts'

type Account = ConnectedAccount<Settings, Secrets>

/** Whether `x-twitter-webhooks-signature` is the HMAC-SHA256 of the raw bytes by one of the app's secrets. No secret, no entry. */
export function verifySignature({ headers, body }: RawRequest, { secrets }: Account): boolean {
  const given = headers['x-twitter-webhooks-signature']
  if (!given?.startsWith('sha256=')) return false
  const bytes = Buffer.from(given.slice('sha256='.length), 'base64')
  return secretsOf(secrets).some((secret) => {
    const expected = createHmac('sha256', secret).update(body).digest()
    return bytes.length === expected.length && timingSafeEqual(bytes, expected)
  })
}

/** The answer to the network's challenge (CRC): its token signed by the app's secret; null for any other request. */
export function answerChallenge({ method, query }: RawRequest, { secrets }: Account): { status: number; contentType: string; body: string } | null {
  const token = query.crc_token
  if (method !== 'GET' || !token) return null
  const [secret] = secretsOf(secrets)
  if (!secret) return { status: 403, contentType: 'application/json', body: '{}' }
  const signed = createHmac('sha256', secret).update(token).digest('base64')
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ response_token: `sha256=${signed}` }) }
}

function secretsOf({ consumerSecret, previousConsumerSecret }: Secrets): string[] {
  return [consumerSecret, previousConsumerSecret].filter((secret): secret is string => Boolean(secret))
}
