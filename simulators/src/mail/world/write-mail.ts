import { composeMail } from './compose-mail.ts'
import { deliverMail } from './deliver-mail.ts'
import { findFolder, findMailbox, putMail } from './mailboxes.ts'
import { readMail } from './read-mail.ts'
import type { MailWorld } from './world.ts'

export interface WrittenMail {
  from: string
  to: string
  subject: string
  text: string
  /** The UID of the mail in the writer's inbox that this one answers. */
  answers?: number | undefined
}

/** A person writes or answers a mail: it lies in their sent mail and in the inbox of whom it is for. Returns its Message-ID, or null when nobody has the writer's address. */
export async function writeMail(world: MailWorld, { from, to, subject, text, answers }: WrittenMail): Promise<string | null> {
  const writer = findMailbox(world, from)
  if (!writer) return null
  const answered = answers === undefined ? undefined : writer.folders.get('INBOX')!.mails.find(({ uid }) => uid === answers)
  const about = answered ? await readMail(answered.raw) : null
  const raw = await composeMail({
    from: { name: writer.name, address: writer.address },
    to: about?.replyTo ?? to,
    subject: about ? `Re: ${about.subject.replace(/^(re:\s*)+/i, '')}` : subject,
    text: about ? `${text}\n\n${about.fromName}:\n${about.text.trim().replace(/^/gm, '> ')}` : text,
    ...(about && { inReplyTo: about.messageId, references: [...about.references, about.messageId] }),
    at: new Date(world.now()),
  })
  putMail(world, findFolder(writer, 'Sent')!, raw, { flags: ['\\Seen'] })
  await deliverMail(world, { from: writer.address, to: [about?.replyTo ?? to], raw })
  return (await readMail(raw)).messageId
}
