import { type ImapEnd, startImapEnd } from './imap/imap-end.ts'
import { type SmtpEnd, startSmtpEnd } from './smtp/smtp-end.ts'
import { createMailWorld, type MailWorld } from './world/world.ts'

export interface MailSimulatorOptions {
  imapPort?: number
  smtpPort?: number
  host?: string
  now?: () => number
}

export interface MailSimulator {
  world: MailWorld
  imap: ImapEnd
  smtp: SmtpEnd
  close(): Promise<void>
}

/** Starts mailboxes that are read by IMAP and a server that takes mail by SMTP, each on a port of this machine (0 picks a free one). */
export async function startMailSimulator({ imapPort = 0, smtpPort = 0, host = '127.0.0.1', now }: MailSimulatorOptions = {}): Promise<MailSimulator> {
  const world = createMailWorld(now)
  const imap = await startImapEnd(world, imapPort, host)
  const smtp = await startSmtpEnd(world, smtpPort, host)
  return {
    world,
    imap,
    smtp,
    async close() {
      await imap.close()
      await smtp.close()
    },
  }
}
