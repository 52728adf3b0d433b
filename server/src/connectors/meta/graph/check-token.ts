import { type AccountCheck, ConnectorError, type Fetch } from '../../channel.ts'
import { callGraph, type GraphAccount } from './call-graph.ts'
import { asList, asRecord, textOf } from './read-json.ts'

const DAY_MS = 24 * 3_600_000
/** Said that long before the token ends. */
const SOON_MS = 7 * DAY_MS

export type Findings = Pick<AccountCheck, 'problems' | 'facts'>

/**
 * What the token may do and until when. Facts `app`, `granted`, `missing`, `tokenIssuedAt`, `tokenExpiresAt` and `dataAccessUntil` (ISO, or
 * `never`); problems `token-expired`, `token-expires-soon`, `data-access-ends-soon`, `wrong-app` and `permission-missing`.
 */
export async function checkToken(account: GraphAccount, fetch: Fetch, needed: readonly string[], now = new Date()): Promise<Findings> {
  const asApp = account.settings.appId !== ''
  const query = { input_token: account.secrets.accessToken }
  const { body } = await callGraph(account, fetch, { method: 'GET', path: '/debug_token', query, asApp })
  const data = asRecord(body.data)
  if (typeof data.is_valid !== 'boolean') throw new ConnectorError('retry', 'unavailable', 'Meta did not say what the token may do.')
  const granted = scopesOf(data)
  const missing = needed.filter((scope) => !granted.includes(scope))
  const facts = {
    app: textOf(data.application) ?? '',
    granted: granted.join(' '),
    missing: missing.join(' '),
    tokenIssuedAt: dateOf(data.issued_at),
    tokenExpiresAt: dateOf(data.expires_at),
    dataAccessUntil: dateOf(data.data_access_expires_at),
  }
  return { facts: withoutEmpty(facts), problems: problemsOf(account, data, missing, facts, now) }
}

function problemsOf(
  { settings }: GraphAccount,
  data: Record<string, unknown>,
  missing: readonly string[],
  { tokenExpiresAt, dataAccessUntil }: { tokenExpiresAt: string; dataAccessUntil: string },
  now: Date,
): AccountCheck['problems'] {
  if (data.is_valid === false) return [{ code: 'token-expired', detail: textOf(asRecord(data.error).message) ?? 'The token is not valid any more.' }]
  const isSoon = (at: string) => Date.parse(at) - now.getTime() < SOON_MS
  const app = String(data.app_id ?? '')
  return [
    ...(settings.appId !== '' && app !== '' && app !== settings.appId ? [{ code: 'wrong-app', detail: `The token belongs to app ${app}.` }] : []),
    ...(isSoon(tokenExpiresAt) ? [{ code: 'token-expires-soon', detail: tokenExpiresAt }] : []),
    ...(isSoon(dataAccessUntil) ? [{ code: 'data-access-ends-soon', detail: dataAccessUntil }] : []),
    ...(missing.length > 0 ? [{ code: 'permission-missing', detail: missing.join(', ') }] : []),
  ]
}

function scopesOf(data: Record<string, unknown>): string[] {
  const granular = asList(data.granular_scopes).map((one) => asRecord(one).scope)
  return [...new Set([...asList(data.scopes), ...granular].filter((scope): scope is string => typeof scope === 'string'))].sort()
}

/** Seconds as a date; nought means without end. */
function dateOf(seconds: unknown): string {
  if (seconds === 0) return 'never'
  return typeof seconds === 'number' && seconds > 0 && seconds < 4_102_444_800 ? new Date(seconds * 1000).toISOString() : ''
}

function withoutEmpty(facts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''))
}
