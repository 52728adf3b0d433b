import { randomBytes } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'

export interface NewMail {
  from: { name: string; address: string }
  to: string
  cc?: string[] | undefined
  subject: string
  text: string
  html?: string | undefined
  inReplyTo?: string | undefined
  references?: string[] | undefined
  messageId?: string | undefined
  headers?: Record<string, string> | undefined
  at: Date
}

/** The bytes of a mail as a customer's program writes it. */
export function composeMail(mail: NewMail): Promise<Buffer> {
  const domain = mail.from.address.split('@')[1]
  return new MailComposer({
    from: mail.from,
    to: mail.to,
    cc: mail.cc ?? [],
    subject: mail.subject,
    text: mail.text,
    ...(mail.html && { html: mail.html }),
    ...(mail.inReplyTo && { inReplyTo: mail.inReplyTo }),
    ...(mail.references && { references: mail.references }),
    messageId: mail.messageId ?? `<${randomBytes(9).toString('hex')}@${domain}>`,
    headers: mail.headers ?? {},
    date: mail.at,
  })
    .compile()
    .build()
}
