import { ConnectorError } from '../../../channel.ts'
import { mapProblem } from '../map-problem.ts'

interface Refusal {
  message?: string
  responseCode?: number
  response?: string
  code?: string
}

/** How far the message got: not asked for, on its way, or given to the last byte. */
export type Given = 'nothing' | 'some' | 'all'

/** The words for what became of a mail are those of delivery reports. */
const RULES: readonly { code: string; is: (enhanced: string, status: number, said: string) => boolean }[] = [
  { code: 'unknown-domain', is: (enhanced) => /^5\.1\.(2|10)$/.test(enhanced) },
  { code: 'unknown-user', is: (enhanced) => /^5\.1\.[0136]$/.test(enhanced) },
  { code: 'unknown-user', is: (enhanced, status, said) => enhanced === '' && status === 550 && /user|mailbox|recipient/i.test(said) },
  { code: 'mailbox-disabled', is: (enhanced) => enhanced === '5.2.1' },
  { code: 'mailbox-full', is: (enhanced, _status, said) => enhanced === '5.2.2' || /quota|mailbox (is )?full/i.test(said) },
  { code: 'too-large', is: (enhanced, status) => enhanced === '5.3.4' || enhanced === '5.2.3' || status === 552 },
  { code: 'sender-refused', is: (enhanced) => /^5\.1\.[78]$|^5\.7\.(20|2[1-7])$/.test(enhanced) },
  { code: 'filtered', is: (enhanced, _status, said) => enhanced === '5.7.1' || /\b(spam|block(ed|list))/i.test(said) },
]

/** What a failed hand-over asks for, by the server's codes (RFC 5321, RFC 3463). What was given to the last byte and not answered may have been taken. */
export function classifyRefusal(error: unknown, given: Given, host: string): ConnectorError {
  if (error instanceof ConnectorError) return error
  const refusal = (error ?? {}) as Refusal
  const status = refusal.responseCode ?? Number(/^(\d{3})[ -]/.exec(refusal.response ?? '')?.[1] ?? Number.NaN)
  const said = refusal.response ?? refusal.message ?? ''
  if (Number.isNaN(status)) {
    if (given === 'all') return new ConnectorError('uncertain', 'unavailable', `${host} took the whole mail and did not answer: ${said}`)
    return mapProblem(error, host)
  }
  if (status === 421 || (status >= 400 && status < 500 && status !== 432))
    return new ConnectorError('retry', 'unavailable', `${host} asks to wait: ${said}`)
  if (status === 535 || status === 530 || status === 432) return mapProblem({ ...refusal, authenticationFailed: true }, host)
  const enhanced = /\b(5\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? ''
  const rule = RULES.find(({ is }) => is(enhanced, status, said))
  return new ConnectorError('give-up', rule?.code ?? 'refused', `${host} refused the mail: ${said}`)
}
