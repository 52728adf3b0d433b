import { createHash, createHmac } from 'node:crypto'
import type { Secrets } from '../../connectors/web-chat/settings.ts'
import { sameText } from './visitor-token.ts'

/** Whether the company's own site signed this id: hex HMAC-SHA256 with the account's secret, or the one before while it changes over. */
export function isProven({ identitySecret, previousIdentitySecret }: Secrets, externalId: string, hash: string): boolean {
  const given = hash.trim().toLowerCase()
  const signedBy = (secret: string) => sameText(given, createHmac('sha256', secret).update(externalId).digest('hex'))
  return signedBy(identitySecret) || (previousIdentitySecret !== undefined && signedBy(previousIdentitySecret))
}

/** The visitor that a customer of the company is on an account, the same on all their devices: an RFC 9562 UUIDv8 made of both ids. */
export function visitorOfIdentity(accountId: string, externalId: string): string {
  const bytes = createHash('sha256').update(`visitor\n${accountId}\n${externalId}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
