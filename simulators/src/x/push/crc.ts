import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const TIMEOUT_MS = 10_000

export type CrcResult = { passed: true } | { passed: false; reason: string }

/**
 * The challenge: a fresh token goes to the address, and its answer must carry the token signed with the consumer secret.
 * Redirects, other statuses and wrong answers fail it.
 */
export async function performCrc(url: string, consumerSecret: string): Promise<CrcResult> {
  const token = randomBytes(24).toString('base64url')
  const target = new URL(url)
  target.searchParams.set('crc_token', token)
  try {
    const response = await fetch(target, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (response.status !== 200) return { passed: false, reason: `Non-200 response code (${response.status}) during CRC GET request` }
    const answer = (await response.json()) as { response_token?: unknown }
    const expected = Buffer.from(`sha256=${createHmac('sha256', consumerSecret).update(token).digest('base64')}`)
    const given = Buffer.from(String(answer.response_token ?? ''))
    const same = given.length === expected.length && timingSafeEqual(given, expected)
    return same ? { passed: true } : { passed: false, reason: 'Invalid response_token' }
  } catch {
    return { passed: false, reason: 'Could not read an answer to the CRC GET request' }
  }
}
