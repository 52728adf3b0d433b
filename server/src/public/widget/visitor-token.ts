import { createHash, timingSafeEqual } from 'node:crypto'
import type { Seal } from '../../platform/seal.ts'

/** Who a token speaks for. `externalId` is set when the company's own site proved who it is. */
export interface TokenHolder {
  accountId: string
  visitorId: string
  externalId: string | null
}

const LIFE_MS = 30 * 86_400_000
const PURPOSE = 'widget visitor'
/** So that no token is longer than the 500 characters the contract takes. */
export const MAX_EXTERNAL_ID_BYTES = 240

/** A token for thirty days: ids, end and external id in the clear, signed as one. At most 500 characters. */
export function signVisitorToken(seal: Seal, { accountId, visitorId, externalId }: TokenHolder, now: Date): string {
  const end = Math.ceil((now.getTime() + LIFE_MS) / 1000).toString(36)
  const said = ['v1', pack(accountId), pack(visitorId), end, Buffer.from(externalId ?? '').toString('base64url')].join('.')
  return `${said}.${seal.sign(PURPOSE, said)}`
}

/** Who the token speaks for; null when it was not signed here or its time is over. */
export function readVisitorToken(seal: Seal, token: string, now: Date): TokenHolder | null {
  const cut = token.lastIndexOf('.')
  const said = token.slice(0, Math.max(cut, 0))
  if (!seal.isSigned(PURPOSE, said, token.slice(cut + 1))) return null
  const [version, account, visitor, end, external] = said.split('.')
  if (version !== 'v1' || !account || !visitor || !end || Number.parseInt(end, 36) * 1000 <= now.getTime()) return null
  return { accountId: unpack(account), visitorId: unpack(visitor), externalId: Buffer.from(external ?? '', 'base64url').toString() || null }
}

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

const pack = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

function unpack(packed: string): string {
  const hex = Buffer.from(packed, 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
