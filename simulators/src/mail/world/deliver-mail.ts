import { composeMail } from './compose-mail.ts'
import { findMailbox, putMail } from './mailboxes.ts'
import { readMail } from './read-mail.ts'
import type { Mailbox, MailWorld } from './world.ts'

/** Puts a mail into the inbox of each recipient who has one here, and lets machines answer. */
export async function deliverMail(world: MailWorld, { from, to, raw }: { from: string; to: readonly string[]; raw: Buffer }): Promise<void> {
  for (const address of to) {
    const mailbox = findMailbox(world, address)
    if (!mailbox) continue
    const trace = Buffer.from(`Return-Path: <${from}>\r\nDelivered-To: ${address}\r\n`)
    putMail(world, mailbox.folders.get('INBOX')!, Buffer.concat([trace, raw]))
    if (mailbox.autoReply) await answerByMachine(world, mailbox, from, raw)
  }
}

async function answerByMachine(world: MailWorld, mailbox: Mailbox, from: string, raw: Buffer): Promise<void> {
  const mail = await readMail(raw)
  const { text, rude } = mailbox.autoReply!
  const to = from || (rude ? mail.from : '')
  if (to === '' || (!rude && (mail.automatic || mailbox.answered.has(to)))) return
  mailbox.answered.add(to)
  const answer = await composeMail({
    from: { name: mailbox.name, address: mailbox.address },
    to: rude ? mail.replyTo : to,
    subject: `Auto: ${mail.subject}`,
    text,
    inReplyTo: mail.messageId,
    references: [...mail.references, mail.messageId],
    headers: rude ? {} : { 'Auto-Submitted': 'auto-replied (vacation)' },
    at: new Date(world.now()),
  })
  await deliverMail(world, { from: rude ? mailbox.address : '', to: [rude ? mail.replyTo : to], raw: answer })
}
