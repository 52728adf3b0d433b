const TIMEOUT_MS = 10_000

export type Handshake = { passed: true } | { passed: false; reason: string }

/** The address is asked to give back a number, with the word it was agreed on; only exactly that number with 200 passes. */
export async function shakeHands(url: string, verifyToken: string, random: () => number): Promise<Handshake> {
  const challenge = String(Math.floor(random() * 1e10)).padStart(10, '0')
  let target: URL
  try {
    target = new URL(url)
  } catch {
    return { passed: false, reason: 'The callback URL is not a URL' }
  }
  target.searchParams.set('hub.mode', 'subscribe')
  target.searchParams.set('hub.challenge', challenge)
  target.searchParams.set('hub.verify_token', verifyToken)
  try {
    const response = await fetch(target, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    const text = await response.text()
    if (response.status !== 200) return { passed: false, reason: `HTTP ${response.status}` }
    return text === challenge ? { passed: true } : { passed: false, reason: 'Response does not match challenge' }
  } catch {
    return { passed: false, reason: "Couldn't connect to the callback URL" }
  }
}
