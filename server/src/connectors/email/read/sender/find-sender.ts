import type { Header, Mailbox } from '../mime/read-headers.ts'
import { mailboxesOf } from '../mime/read-headers.ts'
import type { Forwarded } from './find-forwarded.ts'

/** Whose mail it is. */
export interface Sender {
  /** Null when the mail names nobody. */
  person: Mailbox | null
  how: 'written' | 'forwarded' | 'on-behalf' | 'own'
  /** Who handed it on. */
  by?: string
}
export interface Known {
  /** The account's addresses, in lower case. */
  own: readonly string[]
  /** Addresses and `@domains` that may hand on customers' mail. */
  forwarders: readonly string[]
}

/** The address that the mail says it is from. */
export function writerOf(headers: readonly Header[], envelopeFrom: string): Mailbox | null {
  for (const name of ['from', 'sender', 'return-path', 'reply-to']) {
    const found = mailboxesOf(headers, name)[0]
    if (found) return found
  }
  return envelopeFrom.includes('@') ? { name: '', address: envelopeFrom.toLowerCase() } : null
}

/** Whether somebody may say of a mail that another wrote it: the account itself and whom the administrator named, unless the mail is forged. */
export function mayForward(writer: string, dmarc: string, { own, forwarders }: Known): boolean {
  if (dmarc === 'fail') return false
  return own.includes(writer) || forwarders.includes(writer) || forwarders.includes(writer.slice(writer.lastIndexOf('@')))
}

/**
 * Who is the customer of a mail. Whoever may forward hands on the mail of: whom a list rewrote, whose mail stands inside, or to whom answers
 * go (a form on the company's pages). Everybody else writes for themselves.
 */
export function findSender(
  headers: readonly Header[],
  writer: Mailbox | null,
  trusted: boolean,
  known: Known,
  forwarded: () => Forwarded | null,
): Sender {
  if (!writer || !trusted) return { person: writer, how: 'written' }
  const foreign = (one: Mailbox | undefined) => (one && !known.own.includes(one.address) && one.address !== writer.address ? one : undefined)
  const original = foreign(mailboxesOf(headers, 'x-original-from')[0])
  if (original) return { person: { ...original, name: original.name || nameVia(writer.name) }, how: 'on-behalf', by: writer.address }
  const inside = forwarded()?.author
  if (foreign(inside)) return { person: inside!, how: 'forwarded', by: writer.address }
  const answers = foreign(mailboxesOf(headers, 'reply-to')[0])
  if (answers) return { person: { ...answers, name: answers.name || nameVia(writer.name) }, how: 'on-behalf', by: writer.address }
  return { person: writer, how: known.own.includes(writer.address) ? 'own' : 'written' }
}

/** `'Ana Ruiz' via Soporte`, as lists rewrite names. */
function nameVia(name: string): string {
  return /^'?(.{1,120}?)'?\s+(via|vía|através)\s/i.exec(name)?.[1] ?? ''
}
