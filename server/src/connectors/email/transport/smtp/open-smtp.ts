import SMTPConnection, { type SMTPConnectionAuth } from 'nodemailer/lib/smtp-connection'
import { ConnectorError, type Fetch } from '../../../channel.ts'
import type { MailAccount } from '../account.ts'
import { mapProblem } from '../map-problem.ts'
import { domainOf } from '../own-ids.ts'
import { reachServer } from '../reach-server.ts'

const CONNECT_MS = 15_000
/** A server may take this long to answer a whole message (RFC 5321, 4.5.3.2.6 says 10 minutes; agents do not wait that long). */
const SILENCE_MS = 60_000

/** A connection to the outgoing server that is logged in where it wants that. The caller closes it. Throws ConnectorError. */
export async function openSmtp({ settings, secrets }: MailAccount, fetch: Fetch, silenceMs = SILENCE_MS): Promise<SMTPConnection> {
  const { smtpHost, smtpPort, smtpSecurity } = settings
  if (smtpHost === '') throw new ConnectorError('reconnect', 'no-outgoing-server', 'This account has no outgoing server.')
  const reached = await reachServer(fetch, smtpHost, smtpPort, smtpSecurity)
  const connection = new SMTPConnection({
    host: reached.address,
    port: smtpPort,
    secure: smtpSecurity === 'tls',
    requireTLS: smtpSecurity === 'starttls',
    ignoreTLS: smtpSecurity === 'none',
    ...(reached.servername && { servername: reached.servername }),
    name: domainOf(settings.address),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: silenceMs,
  })
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject)
      connection.connect((error) => (error ? reject(error) : resolve()))
    })
    // From here on an error also comes to the call that waits.
    connection.on('error', () => undefined)
    const password = secrets.smtpPassword ?? secrets.password
    if (connection.allowsAuth && (password || secrets.accessToken))
      await logIn(connection, settings.smtpUser || settings.address, password, secrets.accessToken)
  } catch (error) {
    connection.close()
    throw mapProblem(error, smtpHost)
  }
  return connection
}

function logIn(connection: SMTPConnection, user: string, password: string | undefined, accessToken: string | undefined): Promise<void> {
  const auth = accessToken ? { user, oauth2: bearer(user, accessToken) } : { credentials: { user, pass: password ?? '' } }
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.login(auth as SMTPConnectionAuth, (error) => (error ? reject(error) : resolve()))
  })
}

/** What the library asks for a token. Ours are renewed by `refresh`, not in the middle of a log-in. */
function bearer(user: string, accessToken: string) {
  return {
    getToken: (again: boolean, done: (error: Error | null, token?: string) => void) =>
      again ? done(Object.assign(new Error('The server refused the token.'), { code: 'EAUTH' })) : done(null, accessToken),
    buildXOAuth2Token: (token: string) => Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64'),
  }
}
