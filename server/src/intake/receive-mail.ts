import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { acceptorOf } from '../accounts/accept-events.ts'
import { accountsOfAddresses } from '../accounts/accounts-of-addresses.ts'
import type { OpenAccount } from '../accounts/open-account.ts'
import type { Http } from '../platform/http.ts'
import { type Platform, publicUrl } from '../platform/platform.ts'
import { StartError } from '../platform/start-error.ts'
import { type Senders, watchSenders } from './watch-senders.ts'

/** A mail of 25 MB of files, written as text. */
const MAX_BYTES = 36 * 1024 * 1024
const MOST_CONNECTIONS = 100
const MOST_RECIPIENTS = 50
const PATIENCE_MS = 60_000

/** What an SMTP client is told: a code that says whether to try again, and a sentence. */
const say = (responseCode: 421 | 451 | 452 | 550 | 552, text: string) => Object.assign(new Error(text), { responseCode })

/**
 * Takes mail that other servers hand over, for addresses of connected accounts and nobody else: it relays nothing. 250 only when the mail
 * is on disk, 451 when it could not be kept, so that nobody loses one. Off unless `SMTP_PORT` is set; with the web server it starts and ends.
 */
export function receiveMail({ raw }: Pick<Http, 'raw'>, platform: Platform): void {
  const { smtpPort, smtpHost, rateLimits } = platform.config
  if (smtpPort === undefined) return
  const server = openMailServer(platform, watchSenders(rateLimits, platform.clock))
  raw.addHook('onReady', () => listen(server, smtpPort, smtpHost))
  raw.addHook('onClose', () => new Promise<void>((resolve) => server.close(() => resolve())))
}

function listen(server: SMTPServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = () =>
      reject(new StartError(`Mail cannot be taken at ${host}:${port} (SMTP_HOST, SMTP_PORT): the address is in use or not this machine's.`))
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      resolve()
    })
  })
}

/** The server itself, not yet listening. */
export function openMailServer(platform: Platform, senders: Senders): SMTPServer {
  const { log } = platform
  const server = new SMTPServer({
    ...certificate(platform),
    authOptional: true,
    disabledCommands: ['AUTH', ...(platform.config.smtpCertFile ? [] : ['STARTTLS'])],
    size: MAX_BYTES,
    maxClients: MOST_CONNECTIONS,
    socketTimeout: PATIENCE_MS,
    closeTimeout: 5_000,
    disableReverseLookup: true,
    name: new URL(publicUrl(platform.config)).hostname,
    banner: 'Atalaya',
    onConnect: ({ remoteAddress }, done) => done(senders.mayConnect(remoteAddress) ? null : say(421, 'Too many connections, come back later.')),
    onClose: ({ remoteAddress }) => senders.left(remoteAddress),
    onMailFrom: (_address, { remoteAddress }, done) =>
      done(senders.maySend(remoteAddress) ? null : say(451, 'Too much mail at once, come back later.')),
    onRcptTo: (address, session, done) => void settle(admit(platform, address, session), done),
    onData: (stream, session, done) => void settle(keep(platform, stream, session), done),
  })
  // A client that breaks off, or speaks no SMTP, is no fault of ours.
  server.on('error', (error) => log.debug({ err: error }, 'an SMTP connection failed'))
  return server
}

function settle(work: Promise<void>, done: (error?: Error | null) => void): Promise<void> {
  return work.then(
    () => done(),
    (error: unknown) => done(error instanceof Error ? error : say(451, 'Try again later.')),
  )
}

async function admit(platform: Platform, { address }: SMTPServerAddress, { envelope }: SMTPServerSession): Promise<void> {
  if (envelope.rcptTo.length >= MOST_RECIPIENTS) throw say(452, 'Too many recipients.')
  const found = await accountsOf(platform, [address])
  if (found.length === 0) throw say(550, 'No such mailbox here.')
}

async function accountsOf(platform: Platform, addresses: readonly string[]): Promise<OpenAccount[]> {
  try {
    return await accountsOfAddresses(platform, addresses)
  } catch (error) {
    platform.log.warn({ err: error }, 'whose an address is could not be found out')
    throw say(451, 'Try again later.')
  }
}

async function keep(platform: Platform, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const original = await buffer(stream)
  if (stream.sizeExceeded) throw say(552, `A mail may have ${MAX_BYTES} bytes.`)
  const { envelope, remoteAddress, hostNameAppearsAs } = session
  const to = envelope.rcptTo.map(({ address }) => address.toLowerCase())
  const from = envelope.mailFrom ? envelope.mailFrom.address : ''
  const delivery = {
    original,
    receivedAt: platform.clock.now(),
    envelope: { from, to, remote: remoteAddress.replace(/^::ffff:/, ''), helo: hostNameAppearsAs || '' },
  }
  const accounts = await accountsOf(platform, to)
  if (accounts.length === 0) throw say(550, 'No such mailbox here.')
  try {
    await Promise.all(accounts.map((account) => hand(platform, account, delivery)))
  } catch (error) {
    platform.log.error({ err: error }, 'a mail could not be kept; its sender was asked to try again')
    throw say(451, 'The mail could not be kept, try again later.')
  }
}

async function hand(
  platform: Platform,
  { connector, row, channel, ...account }: OpenAccount,
  delivery: Parameters<NonNullable<OpenAccount['connector']['takeDelivery']>>[1],
): Promise<void> {
  const event = await connector.takeDelivery!(account, delivery)
  await acceptorOf(platform).accept({ accountId: account.accountId, lane: row.lane, channel }, 'mail', [event])
}

function certificate({ config }: Platform): { key?: Buffer; cert?: Buffer } {
  const { smtpCertFile, smtpKeyFile } = config
  if (!smtpCertFile || !smtpKeyFile) return {}
  try {
    return { cert: readFileSync(smtpCertFile), key: readFileSync(smtpKeyFile) }
  } catch {
    throw new StartError('SMTP_CERT_FILE or SMTP_KEY_FILE cannot be read. Correct the path or leave both out, and start again.')
  }
}
