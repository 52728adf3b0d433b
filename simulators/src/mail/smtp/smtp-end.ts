import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { deliverMail } from '../world/deliver-mail.ts'
import { findMailbox } from '../world/mailboxes.ts'
import type { MailFault, MailWorld } from '../world/world.ts'

export interface SmtpEnd {
  port: number
  close(): Promise<void>
}

interface Kit {
  world: MailWorld
  /** Cuts the connection of a session. */
  drop(session: SMTPServerSession): void
}
type Done = (error?: Error | null) => void
const MOST_BYTES = 40 * 1024 * 1024

/** The outgoing server of the simulated mailboxes: takes mail of who logs in, keeps a ledger of it, and delivers what is for a mailbox here. */
export async function startSmtpEnd(world: MailWorld, port: number, host: string): Promise<SmtpEnd> {
  const sockets = new Map<number, Socket>()
  const kit: Kit = { world, drop: ({ remotePort }) => sockets.get(remotePort)?.destroy() }
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    size: MOST_BYTES,
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 500,
    onAuth({ username = '', password, accessToken }, _session, done) {
      const mailbox = findMailbox(world, username)
      const right = mailbox && (accessToken ? accessToken === mailbox.token : password === mailbox.password)
      if (right) {
        done(null, { user: mailbox.address })
        return
      }
      done(refusal('535 5.7.8 Authentication credentials invalid'))
    },
    onMailFrom: (_address, session, done) => orFault(kit, 'mail', session, done, () => done()),
    onRcptTo(address, session, done) {
      orFault(kit, 'rcpt', session, done, () => {
        const known = findMailbox(world, address.address)
        const domain = address.address.split('@')[1]?.toLowerCase()
        const ours = [...world.mailboxes.keys()].some((one) => one.endsWith(`@${domain}`))
        done(ours && !known ? refusal(`550 5.1.1 <${address.address}>: no such user here`) : null)
      })
    },
    onData: (stream, session, done) => void takeData(kit, stream, session, done),
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    const remotePort = socket.remotePort ?? 0
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  const bound = server.server.address()
  return {
    port: typeof bound === 'object' && bound ? bound.port : port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets.values()) socket.destroy()
      await closed
    },
  }
}

async function takeData(kit: Kit, stream: SMTPServerDataStream, session: SMTPServerSession, done: Done): Promise<void> {
  const { world } = kit
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  orFault(kit, 'data', session, done, () => {
    const raw = Buffer.concat(parts)
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
    const to = session.envelope.rcptTo.map(({ address }) => address)
    world.accepted.push({ index: world.accepted.length, from, to, raw, at: new Date(world.now()) })
    void deliverMail(world, { from, to, raw })
    orFault(kit, 'after-data', session, done, () => done())
  })
}

function refusal(answer: string): Error {
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) })
}

/** Carries out the fault that is set for this moment, else goes on. */
function orFault({ world, drop }: Kit, at: MailFault['at'], session: SMTPServerSession, done: Done, goOn: () => void): void {
  const fault = world.faults.find((one) => one.at === at && one.times > 0)
  if (!fault) {
    goOn()
    return
  }
  fault.times--
  if (fault.answer === 'silence') return
  if (fault.answer !== 'drop') {
    done(refusal(fault.answer))
    return
  }
  drop(session)
}
