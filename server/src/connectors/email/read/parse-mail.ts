import type { ConnectedAccount, InboundItem } from '../../channel.ts'
import type { Settings } from '../settings.ts'
import { MailEvent } from './event.ts'
import { headerOf, mailboxesOf } from './mime/read-headers.ts'
import { readOwnAddress, readOwnMessageId } from './own-ids.ts'
import { readMail } from './read-mail.ts'
import { readThread, tokenAddresses } from './read-thread.ts'
import { type Report, readReport } from './reports/read-report.ts'
import { writerOf } from './sender/find-sender.ts'
import { isAutomatic } from './sender/is-automatic.ts'
import { readVerdict } from './sender/read-verdict.ts'
import { shapeMessage } from './shape-message.ts'

type Account = Pick<ConnectedAccount<Settings>, 'settings'>

/**
 * What a mail means: a message, or what became of one of ours. A mail in bad shape is a message with what could be read of it; only a body that
 * describes no mail, or one whose mail is not there, throws.
 */
export async function parseMail(body: string, { settings }: Account, original?: Uint8Array): Promise<InboundItem[]> {
  const event = MailEvent.parse(JSON.parse(body))
  if (!original) throw new Error('the mail itself is not there')
  const { address, aliases, bounceAddress, forwarders, authservId } = settings
  const known = { own: [address, ...aliases], forwarders }
  const ours = { bases: [...known.own, ...(bounceAddress ? [bounceAddress] : [])], domain: domainOf(address) }
  const mail = await readMail(original)
  const { headers } = mail
  const envelopeTo = event.envelope?.to ?? []
  const recipients = tokenAddresses(headers, envelopeTo)
  const thread = readThread(headers, recipients, mail.digest, ours)
  const writer = writerOf(headers, event.envelope?.from ?? '')
  const report = readReport({
    root: mail.root,
    subject: mail.subject,
    writer: writer?.address ?? '',
    text: mail.body.text,
    failedRecipients: headerOf(headers, 'x-failed-recipients'),
    nullSender: event.envelope?.from === '' || /^<\s*>$/.test(headerOf(headers, 'return-path')),
    byAddress: recipients.map((one) => readOwnAddress(one, ours.bases, ours.domain)).find(Boolean) ?? null,
    answered: thread.references,
  })
  if (report?.about && readOwnMessageId(report.about)) return [shapeReport(report, report.about, event.receivedAt)]
  const verdict = readVerdict(headers, event.verdict, authservId, domainOf(writer?.address ?? ''))
  const automation = isAutomatic(headers, writer?.address ?? '', known.own, event.envelope?.from)
  return [
    await shapeMessage({
      event,
      mail,
      thread,
      writer,
      known,
      verdict: { ...verdict, verified: verdict.verified && mailboxesOf(headers, 'from').length === 1 },
      automation: report ? { silent: true, machine: true, list: false } : automation,
    }),
  ]
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

/** A report about something of ours. That a mail is late is no news; a complaint means that the next should not be sent. */
function shapeReport(report: Report, providerId: string, at: Date): InboundItem {
  const { kind, reason, detail } = report
  const ownMessageId = readOwnMessageId(providerId) ?? undefined
  if (kind === 'delayed' || kind === 'other') return { kind: 'ignored', what: `delivery report: ${kind}` }
  if (kind === 'delivered' || kind === 'read') return { kind: 'receipt', providerId, state: kind, at, ownMessageId }
  return { kind: 'receipt', providerId, state: 'failed', at, ownMessageId, reason, detail }
}
