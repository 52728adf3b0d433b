import { Readable } from 'node:stream'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import sanitizeHtml from 'sanitize-html'
import type { Outbound, OutboundFile } from '../../../channel.ts'
import type { MailAccount } from '../account.ts'
import { DKIM_SELECTOR } from '../mint-secrets.ts'
import { ownMessageId, ownToken, plusAddress } from '../own-ids.ts'

export interface ComposedMail {
  providerId: string
  envelope: { from: string; to: string[] }
  /** The bytes from their beginning, made while they are read. */
  open(): Readable
}

/** First and last ids that are named; servers cut longer chains in the middle of an id. */
const LAST_REFERENCES = 20
const ANSWER = /^\s*(re|rv|res|aw|sv|antw|enc|fw|fwd)\s*(\[\d+\])?\s*:/i

/** A reply as MIME: its thread, its alternatives, its files, its signature. Nothing of it is read before `open`. */
export function composeMail(account: MailAccount, outbound: Outbound, sentAt: Date): ComposedMail {
  const { settings, secrets } = account
  const token = ownToken(secrets.threadKey, outbound.messageId)
  const providerId = ownMessageId(account, outbound.messageId)
  const to = outbound.recipient.key
  const cc = (outbound.mail?.cc ?? []).filter((address) => address.toLowerCase() !== to.toLowerCase())
  const references = shortenReferences(outbound.mail?.references ?? [])
  const inReplyTo = outbound.replyToProviderId?.includes('@') ? outbound.replyToProviderId : references.at(-1)
  const replyTo = settings.plusAddress ? plusAddress(settings.address, token) : null
  const html = outbound.mail?.html ? cleanHtml(outbound.mail.html) : writeHtml(outbound.text)
  const open = (): Readable => {
    const message = new MailComposer({
      from: { name: settings.fromName, address: settings.address },
      to: { name: outbound.recipient.handle === to ? '' : (outbound.recipient.handle ?? ''), address: to },
      cc,
      ...(replyTo && { replyTo }),
      subject: subjectOf(outbound),
      messageId: providerId,
      date: sentAt,
      ...(inReplyTo && { inReplyTo }),
      ...(inReplyTo && { references: references.includes(inReplyTo) ? references : [...references, inReplyTo] }),
      headers: outbound.byPerson ? {} : { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', 'X-Loop': settings.address },
      text: withLineEnds(outbound.text),
      html: withLineEnds(html),
      attachments: outbound.files.map((file) => attach(file, html)),
      // Words of a customer's mail must not make us read files or call addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .createReadStream()
    return settings.dkimDomain === '' ? message : sign(account, message)
  }
  return { providerId, envelope: { from: envelopeFrom(account, outbound, token), to: [to, ...cc] }, open }
}

/** Nobody's for what no person wrote, so that its delivery report starts no quarrel of two machines (RFC 3834, 3.3). */
function envelopeFrom({ settings }: MailAccount, { byPerson }: Outbound, token: string): string {
  if (!byPerson) return ''
  return settings.bounceAddress === '' ? settings.address : (plusAddress(settings.bounceAddress, token) ?? settings.bounceAddress)
}

function sign({ settings, secrets }: MailAccount, message: Readable): Readable {
  return new DKIM({ domainName: settings.dkimDomain, keySelector: settings.dkimSelector || DKIM_SELECTOR, privateKey: secrets.dkimKey }).sign(message)
}

/** The thread's subject, `Re:` once. A thread without a subject takes the beginning of the text. */
function subjectOf({ mail, text, replyToProviderId }: Outbound): string {
  const subject = (mail?.subject ?? '').replace(/\s+/g, ' ').trim() || text.replace(/\s+/g, ' ').trim().slice(0, 60)
  const answers = replyToProviderId !== null || (mail?.references ?? []).length > 0
  return answers && !ANSWER.test(subject) ? `Re: ${subject}` : subject
}

function shortenReferences(references: readonly string[]): string[] {
  const known = [...new Set(references)]
  return known.length <= LAST_REFERENCES + 1 ? known : [known[0]!, ...known.slice(-LAST_REFERENCES)]
}

function attach(file: OutboundFile, html: string) {
  const cid = `cid:${file.name}`
  const content = Readable.from(
    (async function* () {
      yield Buffer.from(await file.read())
    })(),
  )
  return {
    filename: file.name,
    contentType: file.mime,
    content,
    ...(html.includes(`"${cid}"`) && { cid: file.name, contentDisposition: 'inline' as const }),
  }
}

function cleanHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img'],
    allowedAttributes: { a: ['href'], img: ['src', 'alt', 'width', 'height'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'cid'],
  })
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The words as paragraphs, addresses as links. */
function writeHtml(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/[&<>"]/g, (one) => ESCAPES[one]!))
    .map((paragraph) => paragraph.replace(/\bhttps?:\/\/[^\s<]+[^\s<.,;:!?)\]]/g, (url) => `<a href="${url}">${url}</a>`))
    .map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`)
    .join('\n')
}

/** As mail has them, so that a copy of ours is what the receiver has. */
function withLineEnds(text: string): string {
  return text.replace(/\r?\n/g, '\r\n')
}
