import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'

/** Names our key in the DNS where the administrator chose no other name. */
export const DKIM_SELECTOR = 'atalaya'

/** What signs our Message-IDs, and the key of DKIM: RSA with 2,048 bits, which every receiver checks. */
export function mintMailSecrets(): { threadKey: string; dkimKey: string } {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { threadKey: randomBytes(32).toString('hex'), dkimKey: privateKey }
}

/** What has to stand under `selector._domainkey.domain` in the DNS (RFC 6376, 3.6.1). */
export function dkimRecord(dkimKey: string): string {
  const spki = createPublicKey(createPrivateKey(dkimKey)).export({ type: 'spki', format: 'der' })
  return `v=DKIM1; k=rsa; p=${spki.toString('base64')}`
}
