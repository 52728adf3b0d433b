import { ConnectorError } from '../../channel.ts'

/** What the network says went wrong; the body knows better than the status. */
export interface Problem {
  status?: number | undefined
  title?: string | undefined
  detail?: string | undefined
  type?: string | undefined
  message?: string | undefined
}

/** Sentences of a 403, which all share one type. */
const REFUSALS: readonly [RegExp, string][] = [
  [/mentioned or otherwise engaged|reply to this conversation is not allowed|not permitted to reply/i, 'not-summoned'],
  [/duplicate content/i, 'duplicate'],
  [/cannot send messages? to this user|not (?:following|accept)|dm recipient|direct message/i, 'dm-closed'],
  [/too long|character limit/i, 'too-long'],
  [/deleted or not visible|no longer available/i, 'gone'],
  [/blocked/i, 'blocked'],
  [/access level|not available/i, 'not-available'],
]
/** The app or the token may not do this at all: only a new connection helps. */
const NEEDS_RECONNECT =
  /unsupported.authentication|oauth.?permissions|client-not-enrolled|missing.{1,20}scope|account is (?:suspended|temporarily locked)|to protect our users/i

export function mapProblem(status: number, problem: Problem, retryAt: Date | undefined): ConnectorError {
  const said = `${problem.type ?? ''} ${problem.title ?? ''} ${problem.detail ?? problem.message ?? ''}`
  const message = `X answered ${status}: ${problem.detail ?? problem.message ?? problem.title ?? 'no reason given'}`
  if (/usage-?capped|UsageCapExceeded/i.test(said)) return new ConnectorError('give-up', 'usage-capped', message)
  if (status === 429) return new ConnectorError('retry', 'rate-limited', message, retryAt)
  if (status === 401) return new ConnectorError('reconnect', 'token-expired', message)
  if (status === 404 || /resource-not-found/.test(said)) return new ConnectorError('give-up', 'gone', message)
  if (status === 409) return new ConnectorError('give-up', 'conflict', message)
  if (status === 403) {
    if (NEEDS_RECONNECT.test(said)) return new ConnectorError('reconnect', 'permission-missing', message)
    const refusal = REFUSALS.find(([sentence]) => sentence.test(said))
    return new ConnectorError('give-up', refusal?.[1] ?? 'not-allowed', message)
  }
  if (status === 408 || status >= 500) return new ConnectorError('retry', 'unavailable', message, retryAt)
  return new ConnectorError('give-up', 'invalid', message)
}

/** The first problem of a body: itself, one of its `errors`, or nothing that we can read. */
export function readProblem(body: unknown): Problem {
  if (typeof body !== 'object' || body === null) return {}
  const whole = body as Problem & { errors?: unknown }
  const first = Array.isArray(whole.errors) ? (whole.errors[0] as Problem | undefined) : undefined
  return { ...(typeof first === 'object' ? first : {}), ...pick(whole) }
}

function pick({ status, title, detail, type, message }: Problem): Problem {
  return Object.fromEntries(Object.entries({ status, title, detail, type, message }).filter(([, value]) => value !== undefined))
}
