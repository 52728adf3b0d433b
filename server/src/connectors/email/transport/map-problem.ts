import { ConnectorError } from '../../channel.ts'

/** A server's refusal as either library tells it. */
interface Refusal {
  code?: string
  message?: string
  authenticationFailed?: boolean
  responseCode?: number
  response?: string
  responseText?: string
  serverResponseCode?: string
  oauthError?: unknown
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ALTNAME/
const NO_TLS = /STARTTLS|ETLS|Failed to establish TLS/

/** What a failed connection or log-in asks for: new secrets, other settings, or patience. */
export function mapProblem(error: unknown, host: string): ConnectorError {
  if (error instanceof ConnectorError) return error
  const refusal = (error ?? {}) as Refusal
  const said = refusal.responseText ?? refusal.response ?? refusal.message ?? ''
  const code = refusal.code ?? ''
  if (isTokenRefused(refusal)) return new ConnectorError('reconnect', 'token-expired', `${host} refused the token: ${said}`)
  if (isUnavailable(refusal, said)) return new ConnectorError('retry', 'unavailable', `${host} cannot log in anybody at the moment: ${said}`)
  if (refusal.authenticationFailed || code === 'EAUTH' || refusal.responseCode === 535)
    return new ConnectorError('reconnect', 'login-refused', `${host} refused the log-in: ${said}`)
  if (CERTIFICATE.test(code) || /certificate/i.test(said))
    return new ConnectorError('reconnect', 'certificate', `The certificate of ${host} is not valid: ${said}`)
  if (NO_TLS.test(code) || NO_TLS.test(said)) return new ConnectorError('reconnect', 'no-tls', `${host} offers no encryption on this port: ${said}`)
  return new ConnectorError('retry', 'unreachable', `${host} could not be reached: ${said || code}`)
}

function isTokenRefused({ oauthError, code, responseCode, response = '' }: Refusal): boolean {
  if (oauthError) return true
  return (code === 'EAUTH' || responseCode === 535 || responseCode === 334) && /oauth|bearer|token/i.test(response)
}

/** Too many connections, or a server in trouble, which looks like a refused log-in to some. */
function isUnavailable({ serverResponseCode, responseCode }: Refusal, said: string): boolean {
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500 && responseCode !== 432) return true
  return ['UNAVAILABLE', 'LIMIT', 'INUSE', 'SERVERBUG'].includes(serverResponseCode ?? '') || /too many|temporar/i.test(said)
}
