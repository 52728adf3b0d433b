import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RawRequest } from '../../channel.ts'

type Answer = { status: number; contentType: string; body: string }

/** Nothing in it could begin an event or be drawn as a page. */
const CHALLENGE = /^[\w.-]{1,200}$/
const HEX = /^sha256=([0-9a-f]{64})$/

/** Whether `X-Hub-Signature-256` is the HMAC-SHA256 of the raw bytes by one of these secrets: the app's, the one before it, an Instagram app's. */
export function verifySignature({ headers, body }: RawRequest, secrets: readonly (string | undefined)[]): boolean {
  const given = HEX.exec(headers['x-hub-signature-256'] ?? '')?.[1]
  if (given === undefined) return false
  const bytes = Buffer.from(given, 'hex')
  return secrets.some((secret) => secret !== undefined && secret !== '' && timingSafeEqual(bytes, createHmac('sha256', secret).update(body).digest()))
}

/** The answer to the network's question whether the address is ours: its challenge as it came, for the token that we agreed on. Null for any other request. */
export function answerHandshake({ method, query }: RawRequest, verifyToken: string): Answer | null {
  // A name that comes twice in an address is a list.
  const mode: unknown = query['hub.mode']
  if (method !== 'GET' || mode === undefined) return null
  const token: unknown = query['hub.verify_token']
  const challenge: unknown = query['hub.challenge']
  const known = mode === 'subscribe' && typeof token === 'string' && sameText(token, verifyToken)
  if (!known || typeof challenge !== 'string' || !CHALLENGE.test(challenge)) return { status: 403, contentType: 'text/plain', body: 'refused' }
  return { status: 200, contentType: 'text/plain', body: challenge }
}

/** Digests, so that neither content nor length takes a different time. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return b !== '' && timingSafeEqual(digest(a), digest(b))
}
