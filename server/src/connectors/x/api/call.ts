import { type ConnectedAccount, ConnectorError, type Fetch, type Pace } from '../../channel.ts'
import { readJson } from '../events/read-json.ts'
import type { Secrets, Settings } from '../settings.ts'
import { mapProblem, type Problem, readProblem } from './map-problem.ts'
import type { Multipart } from './multipart.ts'
import { readPace, readRetryAt } from './read-pace.ts'

export type Account = ConnectedAccount<Settings, Secrets>

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  query?: Record<string, string | undefined>
  body?: object
  form?: Multipart
  /** With the app's own token instead of the user's. */
  asApp?: boolean
  /** Something new comes into being: when the outcome is unknown, doing it again could do it twice. */
  creates?: boolean
}

export interface Answer {
  body: Record<string, unknown>
  pace: Pace | undefined
}

/** The request never left: no connection, no name, no trust in the certificate. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/

/** One call of the API. Throws ConnectorError; `uncertain` when something may have come into being. */
export async function call(account: Account, fetch: Fetch, request: Call): Promise<Answer> {
  const response = await reach(account, fetch, request)
  const body = await readBody(response, request)
  const problem = readProblem(body)
  if (response.ok && body.data === undefined && (problem.type || problem.title || problem.message)) {
    throw mapProblem(problem.status ?? 400, problem, undefined)
  }
  if (response.ok) return { body, pace: readPace(response.headers) }
  throw refuse(response, request, problem)
}

function refuse(response: Response, request: Call, problem: Problem): ConnectorError {
  const refusal = mapProblem(response.status, problem, readRetryAt(response.headers, new Date()))
  if (refusal.code === 'unavailable' && request.creates) return new ConnectorError('uncertain', 'unavailable', refusal.message, refusal.retryAt)
  return refusal
}

async function reach({ settings, secrets }: Account, fetch: Fetch, { method, path, query, body, form, asApp, creates }: Call): Promise<Response> {
  const parameters = new URLSearchParams(Object.entries(query ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined))
  const url = `${settings.baseUrl}${path}${parameters.size > 0 ? `?${parameters}` : ''}`
  const token = asApp ? secrets.bearerToken : secrets.accessToken
  const contentType = form?.contentType ?? (body && 'application/json')
  const headers = { authorization: `Bearer ${token}`, ...(contentType && { 'content-type': contentType }) }
  const sent = form?.bytes ?? (body && JSON.stringify(body))
  try {
    return await fetch(url, { method, headers, ...(sent && { body: sent }) })
  } catch (error) {
    throw lost(error, creates ?? false)
  }
}

async function readBody(response: Response, { creates }: Call): Promise<Record<string, unknown>> {
  let text: string
  try {
    text = await response.text()
  } catch (error) {
    throw lost(error, (creates ?? false) && response.status < 400)
  }
  try {
    const body = text === '' ? {} : readJson(text)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    if (!response.ok) return {}
    const message = 'X answered with something that is not JSON.'
    throw new ConnectorError(creates ? 'uncertain' : 'retry', 'unavailable', message)
  }
}

/** No answer came. Whether the network took the request depends on how far it got. */
export function lost(error: unknown, creates: boolean): ConnectorError {
  if (error instanceof ConnectorError) return error
  const own = codeOf(error)
  if (own === 'egress/too-large') return new ConnectorError(creates ? 'uncertain' : 'give-up', 'answer-too-large', messageOf(error))
  if (own === 'egress/refused') return new ConnectorError('give-up', 'address-refused', messageOf(error))
  const code = codeOf(error instanceof Error ? error.cause : undefined) ?? own
  const sent = !(code && NOT_SENT.test(code))
  return new ConnectorError(creates && sent ? 'uncertain' : 'retry', 'unreachable', `No answer from X: ${code ?? messageOf(error)}`)
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined)
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
