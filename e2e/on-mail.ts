import { connectAccount } from '@atalaya/shared/contract/accounts.ts'
import { onTestFinished } from 'vitest'
import { BRAND, CUSTOMER } from '../server/test/mail-network.ts'
import type { SignedIn } from '../server/test/people.ts'
import { type MailSimulator, startMailSimulator } from '../simulators/src/mail/simulator.ts'
import { composeMail } from '../simulators/src/mail/world/compose-mail.ts'
import { deliverMail } from '../simulators/src/mail/world/deliver-mail.ts'
import { addMailbox } from '../simulators/src/mail/world/mailboxes.ts'
import { raiseStage, type Stage } from './stage.ts'

export interface MailOnStage {
  stage: Stage
  network: MailSimulator
  administrator: SignedIn
  /** A customer's mail arrives in the brand's mailbox; its Message-ID. */
  write(mail: { subject: string; text: string; html?: string; cc?: string[] }): Promise<string>
}

/** The product with a mailbox connected, as an administrator would connect it, and a customer who has one too. */
export async function mailOnStage(): Promise<MailOnStage> {
  const network = await startMailSimulator()
  onTestFinished(() => network.close())
  addMailbox(network.world, { address: BRAND, name: 'Banco Andino' })
  addMailbox(network.world, { address: CUSTOMER, name: 'Ana Rojas' })
  const [imapPort, smtpPort] = [network.imap.port, network.smtp.port]
  const stage = await raiseStage({ EGRESS_ALLOW: `127.0.0.1:${imapPort},127.0.0.1:${smtpPort}` })
  const administrator = await stage.person('administrator', 'Carmen Ríos')
  const near = { imapHost: '127.0.0.1', imapSecurity: 'none', smtpHost: '127.0.0.1', smtpSecurity: 'none' }
  const settings = { ...near, address: BRAND, fromName: 'Banco Andino', imapPort, smtpPort, initialDays: 1 }
  await administrator.call(connectAccount, { channel: 'email', settings, secrets: { password: 'secret' } })
  let count = 0
  return {
    stage,
    network,
    administrator,
    async write(mail) {
      const messageId = `<story${++count}@cliente.test>`
      const raw = await composeMail({ ...mail, from: { name: 'Ana Rojas', address: CUSTOMER }, to: BRAND, messageId, at: new Date() })
      await deliverMail(network.world, { from: CUSTOMER, to: [BRAND], raw })
      return messageId
    },
  }
}
