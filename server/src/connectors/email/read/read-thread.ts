import { createHash } from 'node:crypto'
import { type Header, headerOf } from './mime/read-headers.ts'
import { readOwnAddress, readOwnMessageId } from './own-ids.ts'

const ID = /<[^<>]{1,400}>/g
const TAG = /\[#(\d{1,12})\]/
const MOST_REFERENCES = 40
const RECIPIENT_FIELDS = new Set(['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to'])
const ADDRESS = /[^\s<>"'(),;:]{1,64}\+[^\s<>"'(),;:@]{20,64}@[^\s<>"'(),;:]{1,253}/g
/** More of a field of thousands of recipients is not looked at. */
const MOST_TEXT = 100_000

/** Where a mail stands among others. */
export interface MailThread {
  /** Its own id, with brackets. */
  providerId: string
  /** The first mail of its thread as far as it tells. */
  rootId: string
  /** What it answers, likeliest first: ours, then others', then `#` and a case number. A mail may name what it likes. */
  references: string[]
}

/**
 * Reads them from the header. A name here proves nothing: whoever joins by it must also take part in that thread. `digest` stands in for a
 * missing Message-ID; `bases` are the addresses that our reply addresses begin with, `domain` the one our ids end with.
 */
export function readThread(
  headers: readonly Header[],
  recipients: readonly string[],
  digest: string,
  { bases, domain }: { bases: readonly string[]; domain: string },
): MailThread {
  const providerId = messageIdOf(headerOf(headers, 'message-id')) ?? `<${digest}@no-message-id>`
  const answered = idsOf(headerOf(headers, 'in-reply-to'))
  const chain = headers.filter(({ name }) => name === 'references').flatMap(({ value }) => idsOf(value))
  const said = [...answered, ...chain.toReversed()].filter((id) => id !== providerId)
  const ours = said.filter((id) => readOwnMessageId(id) !== null)
  const byAddress = recipients.flatMap((one) => readOwnAddress(one, bases, domain) ?? [])
  const tag = TAG.exec(headerOf(headers, 'subject'))
  const all = [...new Set([...ours, ...byAddress, ...said])]
  // The first ones are nearest, the last one is where it all began.
  const references = all.length <= MOST_REFERENCES ? all : [...all.slice(0, MOST_REFERENCES - 1), all.at(-1)!]
  return { providerId, rootId: chain[0] ?? answered[0] ?? providerId, references: tag ? [...references, `#${tag[1]}`] : references }
}

/** The same for all mails of one thread and one person, whichever of them comes first. */
export function threadKeyOf(rootId: string, contactKey: string): string {
  return `mail:${createHash('sha256').update(rootId).digest('hex').slice(0, 24)}:${contactKey}`
}

/** All that may be an address of ours with a token in it, of header and envelope. */
export function tokenAddresses(headers: readonly Header[], envelopeTo: readonly string[]): string[] {
  const said = headers.filter(({ name }) => RECIPIENT_FIELDS.has(name)).flatMap(({ value }) => value.slice(0, MOST_TEXT).match(ADDRESS) ?? [])
  return [...new Set([...envelopeTo, ...said].map((one) => one.toLowerCase()))].slice(0, 200)
}

function idsOf(value: string): string[] {
  return [...new Set((value.slice(0, MOST_TEXT).match(ID) ?? []).map((id) => id.replace(/\s+/g, '')))]
}

/** The id with its brackets, which some programs forget; null when there is none. Long ones are known by their digest. */
export function messageIdOf(value: string): string | null {
  const id = idsOf(value)[0] ?? value.replace(/\([^)]*\)/g, '').replace(/[<>\s]+/g, '')
  if (id === '') return value.includes('<') && value.length > 400 ? `<${createHash('sha256').update(value).digest('hex')}@long>` : null
  const bracketed = id.startsWith('<') ? id : `<${id}>`
  return bracketed.length <= 400 ? bracketed : `<${createHash('sha256').update(id).digest('hex')}@long>`
}
