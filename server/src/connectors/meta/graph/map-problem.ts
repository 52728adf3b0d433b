import { ConnectorError } from '../../channel.ts'
import { asRecord } from './read-json.ts'

/** The network's `error`; its codes say what went wrong, the status of the answer often does not. */
export interface Problem {
  code?: number | undefined
  subcode?: number | undefined
  message: string
  transient: boolean
  /** WhatsApp puts its real reason here. */
  details?: string | undefined
}

export type Verdict = readonly [ConnectorError['next'], code: string]

export interface Circumstances {
  status: number
  /** When to come back, if this is for too many calls. */
  retryAt: Date
  now: Date
  /** Something new may have come into being. */
  creates: boolean
  /** What a part of the network says in a way of its own, before anything said here. */
  own?: ((problem: Problem) => Verdict | undefined) | undefined
}

const TOO_MANY = new Set([4, 17, 32, 613, 80001, 80002, 80006, 80007])
/** A restricted account is tried again that much later. */
const RESTRICTED_MS = 60 * 60_000

/** By `code/subcode`, by the subcode alone where it has one meaning, and by the code alone. */
const KNOWN: Readonly<Record<string, Verdict>> = {
  '102': ['reconnect', 'token-expired'],
  '104': ['reconnect', 'token-expired'],
  '190': ['reconnect', 'token-expired'],
  '10/2018278': ['give-up', 'window-closed'],
  '10/2534022': ['give-up', 'window-closed'],
  '10/2018108': ['give-up', 'dm-closed'],
  '10/1893063': ['retry', 'restricted'],
  '368': ['retry', 'restricted'],
  '551': ['give-up', 'blocked'],
  '/1545041': ['give-up', 'blocked'],
  '/2534041': ['reconnect', 'messages-off'],
  '/2018001': ['give-up', 'no-recipient'],
  '/2534014': ['give-up', 'no-recipient'],
  '/2534023': ['give-up', 'already-answered'],
  '/2018300': ['retry', 'thread-held'],
  '/2018321': ['retry', 'thread-held'],
  '/2018108': ['give-up', 'gone'],
  '100/33': ['give-up', 'gone'],
  '803': ['give-up', 'gone'],
  '506': ['give-up', 'duplicate'],
  '2200': ['give-up', 'webhook-invalid'],
  '10900': ['give-up', 'already-answered'],
  '10903': ['give-up', 'window-closed'],
  '/2207082': ['give-up', 'comments-off'],
  '/2534037': ['give-up', 'too-long'],
}

/** What to do next. A create whose outcome the network does not know is `uncertain`. */
export function mapProblem(problem: Problem, circumstances: Circumstances): ConnectorError {
  const { status, retryAt, now, creates, own } = circumstances
  const [next, code] = own?.(problem) ?? known(problem) ?? byStatus(status, problem)
  const message = sentenceOf(status, problem)
  if (code === 'restricted') return new ConnectorError(next, code, message, new Date(now.getTime() + RESTRICTED_MS))
  if (code === 'rate-limited') return new ConnectorError(next, code, message, retryAt)
  if (code === 'unavailable' && creates) return new ConnectorError('uncertain', code, message)
  return new ConnectorError(next, code, message)
}

function known({ code, subcode, transient }: Problem): Verdict | undefined {
  if (code === undefined) return undefined
  if (TOO_MANY.has(code)) return ['retry', 'rate-limited']
  const exact = KNOWN[`${code}/${subcode}`] ?? KNOWN[`/${subcode}`] ?? KNOWN[code]
  if (exact) return exact
  if (code === 1 || code === 2 || transient) return ['retry', 'unavailable']
  if ((code === 10 && subcode === undefined) || code === 3 || (code >= 200 && code <= 299)) return ['reconnect', 'permission-missing']
  return code === 100 ? ['give-up', 'invalid'] : undefined
}

function byStatus(status: number, { transient }: Problem): Verdict {
  if (status === 401) return ['reconnect', 'token-expired']
  if (status === 404) return ['give-up', 'gone']
  if (status === 429) return ['retry', 'rate-limited']
  if (transient || status === 408 || status >= 500) return ['retry', 'unavailable']
  return ['give-up', status === 403 ? 'not-allowed' : 'invalid']
}

function sentenceOf(status: number, { code, subcode, message, details }: Problem): string {
  const codes = code === undefined ? '' : ` (${code}${subcode === undefined ? '' : `/${subcode}`})`
  return `Meta answered ${status}${codes}: ${details ?? message}`
}

/** The `error` of an answer, or nothing that we can read. */
export function readProblem(body: unknown): Problem {
  const error = asRecord(asRecord(body).error)
  const details = asRecord(error.error_data).details
  const said = error.error_user_msg ?? error.message
  return {
    code: numberOf(error.code),
    subcode: numberOf(error.error_subcode),
    message: typeof said === 'string' ? said : 'no reason given',
    transient: error.is_transient === true,
    details: typeof details === 'string' ? details : undefined,
  }
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' || /^\d+$/.test(String(value)) ? Number(value) : undefined)
