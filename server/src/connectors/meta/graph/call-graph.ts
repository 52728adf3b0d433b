import { createHmac } from 'node:crypto'
import { ConnectorError, type Fetch, type Pace } from '../../channel.ts'
import { mapProblem, type Problem, readProblem, type Verdict } from './map-problem.ts'
import type { Form } from './multipart.ts'
import { asRecord, readJson } from './read-json.ts'
import { readPace, readRetryAt } from './read-usage.ts'

/** What every account of the family has, whatever else its settings hold. */
export interface GraphAccount {
  accountId: string
  providerId: string
  settings: { baseUrl: string; version: string; appId: string }
  secrets: { accessToken: string; appSecret: string }
}

export interface GraphCall {
  method: 'GET' | 'POST' | 'DELETE'
  /** After the version, as `/123/messages`. */
  path: string
  query?: Record<string, string | undefined>
  body?: object
  form?: Form
  /** As the app itself instead of as the account. */
  asApp?: boolean
  /** Something new comes into being: when the outcome is unknown, doing it again could do it twice. */
  creates?: boolean
  /** Codes that only this part of the network knows. */
  own?: (problem: Problem) => Verdict | undefined
}

export interface GraphAnswer {
  body: Record<string, unknown>
  pace: Pace | undefined
}

/** The request never left: no connection, no name, no trust in the certificate. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/

/** One call of the Graph API with the account's token and its proof. Throws ConnectorError; `uncertain` when something may have come into being. */
export async function callGraph(account: GraphAccount, fetch: Fetch, call: GraphCall): Promise<GraphAnswer> {
  const creates = call.creates ?? false
  const { response, text } = await reach(account, fetch, call, creates)
  const body = read(text)
  if (response.ok && body === undefined) throw new ConnectorError(creates ? 'uncertain' : 'retry', 'unavailable', 'Meta answered with no JSON.')
  if (!response.ok || 'error' in asRecord(body)) {
    const now = new Date()
    const retryAt = readRetryAt(response.headers, now)
    throw mapProblem(readProblem(body), { status: response.status, retryAt, now, creates, own: call.own })
  }
  return { body: asRecord(body), pace: readPace(response.headers) }
}

async function reach(account: GraphAccount, fetch: Fetch, call: GraphCall, creates: boolean): Promise<{ response: Response; text: string }> {
  const { method, body, form } = call
  const contentType = form?.contentType ?? (body && 'application/json')
  const headers = { authorization: `Bearer ${tokenOf(account, call)}`, ...(contentType && { 'content-type': contentType }) }
  const sent = form?.bytes ?? (body && JSON.stringify(body))
  let status = 0
  try {
    const response = await fetch(addressOf(account, call), { method, headers, ...(sent && { body: sent }) })
    status = response.status
    return { response, text: await response.text() }
  } catch (error) {
    throw lost(error, creates && status < 400)
  }
}

function addressOf(account: GraphAccount, call: GraphCall): string {
  const { baseUrl, version } = account.settings
  const given = Object.entries(call.query ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${baseUrl}/${version}${call.path}?${new URLSearchParams([...given, ['appsecret_proof', proofOf(account, tokenOf(account, call))]])}`
}

/** HMAC-SHA256 of the token by the app's secret, in hex: whoever stole the token alone can do nothing with it. */
export function proofOf({ secrets }: GraphAccount, token = secrets.accessToken): string {
  return createHmac('sha256', secrets.appSecret).update(token).digest('hex')
}

function tokenOf({ settings, secrets }: GraphAccount, { asApp }: GraphCall): string {
  return asApp ? `${settings.appId}|${secrets.appSecret}` : secrets.accessToken
}

function read(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return undefined
  }
}

/** No answer came. Whether the network took the request depends on how far it got. */
export function lost(error: unknown, creates: boolean): ConnectorError {
  if (error instanceof ConnectorError) return error
  const message = error instanceof Error ? error.message : String(error)
  const own = codeOf(error)
  const code = codeOf(error instanceof Error ? error.cause : undefined) ?? own
  if (own === 'egress/refused') return new ConnectorError('give-up', 'address-refused', message)
  if (own === 'egress/too-large') return new ConnectorError(creates ? 'uncertain' : 'give-up', 'answer-too-large', message)
  const left = code === undefined || !NEVER_LEFT.test(code)
  return new ConnectorError(creates && left ? 'uncertain' : 'retry', 'unreachable', `No answer from Meta: ${code ?? message}`)
}

function codeOf(error: unknown): string | undefined {
  const { code } = asRecord(error)
  return typeof code === 'string' ? code : undefined
}
