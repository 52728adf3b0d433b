import { Readable } from 'node:stream'
import { countText } from '@atalaya/shared/text/count-text.ts'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import { ConnectorError, type Fetch, type Outbound, type Sent } from '../../channel.ts'
import { limits } from '../limits.ts'
import type { MailAccount } from './account.ts'
import { keepCopy } from './imap/keep-copy.ts'
import { classifyRefusal, type Given } from './smtp/classify-refusal.ts'
import { type ComposedMail, composeMail } from './smtp/compose-mail.ts'
import { openSmtp } from './smtp/open-smtp.ts'

/**
 * Hands a reply to the outgoing server under a Message-ID that each attempt has alike. Whether a server took what it got to the last byte
 * and did not answer is `uncertain`: not all servers know a Message-ID again.
 */
export async function send(account: MailAccount, outbound: Outbound, fetch: Fetch, silenceMs?: number): Promise<Sent> {
  checkLimits(outbound)
  const sentAt = new Date()
  const mail = composeMail(account, outbound, sentAt)
  const connection = await openSmtp(account, fetch, silenceMs)
  const wantsCopy = account.settings.sentFolder !== '' && account.settings.imapHost !== ''
  const copy: Buffer[] = []
  try {
    const info = await handOver(connection, mail, account.settings.smtpHost, wantsCopy ? copy : null)
    checkRefused(info, outbound.recipient.key, account.settings.smtpHost)
  } finally {
    connection.quit()
  }
  if (wantsCopy) await keepCopy(account, Buffer.concat(copy), sentAt, fetch)
  return { providerId: mail.providerId, sentAt, state: 'sent' }
}

async function handOver(connection: SMTPConnection, mail: ComposedMail, host: string, copy: Buffer[] | null): Promise<SMTPConnectionSendInfo> {
  let given: Given = 'nothing'
  async function* watched(): AsyncGenerator<Buffer> {
    given = 'some'
    for await (const part of mail.open()) {
      copy?.push(part as Buffer)
      yield part as Buffer
    }
    given = 'all'
  }
  try {
    return await new Promise((resolve, reject) => {
      connection.once('error', reject)
      // Read from only when the server asks for the message.
      connection.send(mail.envelope, Readable.from(watched(), { objectMode: false }), (error, info) => (error ? reject(error) : resolve(info)))
    })
  } catch (error) {
    throw classifyRefusal(error, given, host)
  }
}

/** Refused for the customer while others got a copy: it is not sent, and saying so beats sending the others a second one. */
function checkRefused({ rejected, rejectedErrors }: SMTPConnectionSendInfo, recipient: string, host: string): void {
  if (!rejected.map(String).includes(recipient)) return
  const why = rejectedErrors?.find((error) => String(error.recipient) === recipient) ?? rejectedErrors?.[0]
  const { code, message } = classifyRefusal(why, 'nothing', host)
  throw new ConnectorError('give-up', code, `${message} Those in copy have it.`)
}

function checkLimits({ text, files, asQuote, recipient }: Outbound): void {
  const { maxLength, unit, files: allowed } = limits()
  const refuse = (code: string, message: string) => new ConnectorError('give-up', code, message)
  if (asQuote) throw refuse('cannot-quote', 'A mail cannot be quoted before everybody.')
  if (text.trim() === '' && files.length === 0) throw refuse('empty', 'There is nothing to send.')
  if (countText(unit, text) > maxLength) throw refuse('too-long', `A mail takes ${maxLength} characters.`)
  if (files.length > allowed.max) throw refuse('too-many-files', `A mail takes ${allowed.max} files.`)
  if (files.some(({ size }) => size > allowed.maxBytes)) throw refuse('file-too-large', `A mail takes ${allowed.maxBytes} bytes per file.`)
  // A line end or a bracket in an address would be a command of its own.
  if (!/^[^\s<>,;"()@]+@[^\s<>,;"()@]+$/.test(recipient.key)) throw refuse('unknown-user', `${recipient.key} is no mail address.`)
}
