import type { Author, Extra, InboundItem, InboundMessage } from '../../channel.ts'
import { unmark } from './body/clean-html.ts'
import { foldQuotes } from './body/fold-quotes.ts'
import { FORWARD_SUBJECT } from './body/quote-signs.ts'
import { boundDate } from './bound-date.ts'
import type { MailEvent } from './event.ts'
import { headerOf, type Mailbox, mailboxesOf } from './mime/read-headers.ts'
import { readOwnMessageId } from './own-ids.ts'
import { type Mail, readMail } from './read-mail.ts'
import { type MailThread, readThread, threadKeyOf } from './read-thread.ts'
import { type Forwarded, findForwarded } from './sender/find-forwarded.ts'
import { findSender, type Known, mayForward, type Sender, writerOf } from './sender/find-sender.ts'
import type { Automation } from './sender/is-automatic.ts'
import type { Verdict } from './sender/read-verdict.ts'

export interface Seen {
  event: MailEvent
  mail: Mail
  thread: MailThread
  writer: Mailbox | null
  known: Known
  verdict: Verdict
  automation: Automation
}
interface Inside extends Forwarded {
  mail?: Mail
}

const MOST_RECIPIENTS = 200
const MOST_TEXT = 200_000

/** The message that a mail is: of its writer, of whom its writer hands on, or a copy of what the brand wrote elsewhere. */
export async function shapeMessage(seen: Seen): Promise<InboundItem> {
  const { mail, known, writer, verdict } = seen
  const trusted = writer !== null && mayForward(writer.address, verdict.dmarc, known)
  const attached = trusted ? await readAttached(mail, known) : null
  let inside: Inside | null = null
  const sender = findSender(mail.headers, writer, trusted, known, () => {
    inside = attached ?? findForwarded(mail.body.text, mail.subject)
    return inside
  })
  if (sender.how === 'own') return shapeOwn(seen, sender)
  // Who forges our name opens no case by it.
  if (!trusted && known.own.includes(writer?.address ?? '')) return { ...shapeFrom(seen, sender, null), direct: false }
  return shapeFrom(seen, sender, sender.how === 'forwarded' ? inside : null)
}

/** A mail handed on whole, as a file. */
async function readAttached({ body }: Mail, { own }: Known): Promise<Inside | null> {
  const part = body.mails[0]
  if (!part) return null
  const mail = await readMail(part.bytes, `${part.path}>`)
  const author = writerOf(mail.headers, '')
  if (!author || own.includes(author.address)) return null
  return { mail, author, subject: mail.subject, text: mail.body.text, comment: body.text }
}

/** What bears the account's own address: an answer that somebody wrote in another program if it is proven, else a mail like others. */
function shapeOwn(seen: Seen, sender: Sender): InboundItem {
  const { mail, thread, known, verdict } = seen
  const ownMessageId = readOwnMessageId(thread.providerId)
  if (ownMessageId && !verdict.verified) return { kind: 'ignored', what: 'copy of a mail of ours' }
  const to = [...mailboxesOf(mail.headers, 'to'), ...mailboxesOf(mail.headers, 'cc')].find(({ address }) => !known.own.includes(address))
  const message = shapeFrom(seen, sender, null)
  if (!to || !verdict.verified) return { ...message, direct: false }
  const contact: Author = { key: to.address, name: to.name || to.address, handle: to.address, details: { email: to.address } }
  return {
    ...message,
    direction: 'out',
    contact,
    threadKey: threadKeyOf(thread.rootId, contact.key),
    ...(ownMessageId && { ownMessageId }),
  }
}

function shapeFrom(seen: Seen, sender: Sender, inside: Inside | null): InboundMessage {
  const { event, mail, thread, verdict, automation } = seen
  const shown = inside?.mail ?? mail
  const forwards = FORWARD_SUBJECT.test(inside?.subject ?? mail.subject)
  const { text, quoted } = foldQuotes((inside?.text || mail.body.text).slice(0, MOST_TEXT), forwards)
  const html = forwards || (inside && !inside.mail) ? unmark(shown.body.html) : shown.body.html
  const folded = [inside?.comment, quoted].filter(Boolean).join('\n\n')
  const contact = shapeContact(seen, sender)
  const within = inside?.mail && readThread(inside.mail.headers, [], inside.mail.digest, { bases: [], domain: '' })
  const files = shown.body.files.map(({ file }) => file)
  // What a person handed on or wrote by a form was written by a person, whatever carried it.
  const machine = automation.machine && sender.how === 'written'
  return {
    kind: 'message',
    direction: 'in',
    providerId: thread.providerId,
    threadKey: threadKeyOf((within ?? thread).rootId, contact.key),
    visibility: 'private',
    contact,
    text,
    sentAt: boundDate(headerOf(mail.headers, 'date'), event.receivedAt),
    direct: !machine,
    ...((inside?.subject || mail.subject) && { subject: inside?.subject || mail.subject }),
    ...(html && { html }),
    ...(files.length > 0 && { files }),
    flags: { unverified: !verdict.verified || sender.how !== 'written', ...(machine && { automatic: true }) },
    extra: [shapeExtra(seen, sender, folded)],
    references: [...new Set([...thread.references, ...(within ? [within.providerId, ...within.references] : [])])],
  }
}

function shapeContact({ mail, verdict }: Seen, { person, how, by }: Sender): Author {
  if (!person) return { key: `nobody:${mail.digest}`, name: '?' }
  const { name, address } = person
  return {
    key: address,
    name: name || address,
    handle: address,
    // That the domain in the address sent it proves the address, and nothing less does.
    ...(verdict.verified && how === 'written' && { proof: { email: address } }),
    details: { email: address, ...(by && { forwardedBy: by }) },
  }
}

function shapeExtra({ event, mail, known, writer, verdict, automation }: Seen, sender: Sender, quoted: string): Extra {
  const { headers } = mail
  const [to, cc] = [mailboxesOf(headers, 'to'), mailboxesOf(headers, 'cc')].map((all) => [...new Set(all.map(({ address }) => address))])
  const replyTo = mailboxesOf(headers, 'reply-to')[0]?.address
  const notes = [
    event.note?.code,
    mail.malformed && 'malformed',
    !sender.person && 'no-sender',
    sender.how === 'forwarded' && 'forwarded',
    known.own.includes(writer?.address ?? '') && !verdict.verified && 'own-address-unproven',
    Math.max(to!.length, cc!.length) > MOST_RECIPIENTS && 'recipients-left-out',
    ...mail.body.notes,
  ].filter(Boolean)
  const { spf, dkim, dmarc } = verdict
  return {
    kind: 'mail',
    to: to!.slice(0, MOST_RECIPIENTS),
    cc: cc!.slice(0, MOST_RECIPIENTS),
    from: writer ? (writer.name ? `${writer.name} <${writer.address}>` : writer.address) : '',
    spf,
    dkim,
    dmarc,
    // A form on the company's pages is a machine, but an answer goes to the person.
    automatic: sender.how === 'on-behalf' ? automation.list : automation.silent,
    ...(notes.length > 0 && { note: notes.join(' ') }),
    ...(quoted && { quoted: quoted.slice(0, MOST_TEXT) }),
    ...(replyTo && replyTo !== sender.person?.address && { replyTo }),
  }
}
