import { ImapFlow } from 'imapflow'
import { ConnectorError, type Fetch } from '../../../channel.ts'
import type { MailAccount } from '../account.ts'
import { mapProblem } from '../map-problem.ts'
import { reachServer } from '../reach-server.ts'

const CONNECT_MS = 15_000
/** Servers end an IDLE of more than 30 minutes (RFC 2177). */
const IDLE_MS = 28 * 60_000

/** A connection that is logged in, by password or XOAUTH2. The caller closes it. Throws ConnectorError. */
export async function openImap({ settings, secrets }: MailAccount, fetch: Fetch): Promise<ImapFlow> {
  const { address, imapHost, imapPort, imapSecurity } = settings
  const user = settings.imapUser || address
  if (!secrets.accessToken && !secrets.password) throw new ConnectorError('reconnect', 'login-missing', 'There is neither a password nor a token.')
  const reached = await reachServer(fetch, imapHost, imapPort, imapSecurity)
  const client = new ImapFlow({
    host: reached.address,
    port: imapPort,
    secure: imapSecurity === 'tls',
    ...(imapSecurity !== 'tls' && { doSTARTTLS: imapSecurity === 'starttls' }),
    ...(reached.servername && { servername: reached.servername }),
    auth: secrets.accessToken ? { user, accessToken: secrets.accessToken } : { user, pass: secrets.password! },
    clientInfo: { name: 'Atalaya' },
    disableAutoIdle: true,
    maxIdleTime: IDLE_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    logger: false,
  })
  // What goes wrong later also rejects the command that waits, or ends the connection.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    client.close()
    throw mapProblem(error, imapHost)
  }
  return client
}
