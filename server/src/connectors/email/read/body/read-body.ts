import type { RemoteFile } from '../../../channel.ts'
import { cleanBody, cleanName } from '../mime/clean-text.ts'
import { decodeText } from '../mime/decode-text.ts'
import type { Part } from '../mime/open-mime.ts'
import { decodeHeader, headerOf, readHeaders } from '../mime/read-headers.ts'
import { cleanHtml } from './clean-html.ts'
import { htmlToText } from './html-to-text.ts'
import { readTnef } from './read-tnef.ts'
import { unflow } from './unflow.ts'

/** A file of a mail, and what only the mail knows of it. */
export interface MailFile {
  file: RemoteFile & { ref: string }
  contentId: string
}
export interface Body {
  /** All its words, quoted ones included. */
  text: string
  html: string
  files: MailFile[]
  /** Mails inside the mail. */
  mails: Part[]
  notes: string[]
}

interface Gathered {
  plain: string[]
  html: string[]
  files: MailFile[]
  mails: Part[]
  notes: Set<string>
}

const MOST_FILES = 100
const WRAPPERS = new Set(['application/pgp-encrypted', 'application/pgp-signature', 'application/pkcs7-signature', 'application/x-pkcs7-signature'])
const REPORTS = new Set(['message/delivery-status', 'message/global-delivery-status', 'message/feedback-report', 'message/disposition-notification'])

/** What a mail says and carries. `inside` goes before the places of its files, where it stands in another mail. */
export function readBody(root: Part, inside = ''): Body {
  const gathered: Gathered = { plain: [], html: [], files: [], mails: [], notes: new Set() }
  gather(root, gathered, inside)
  const { files } = gathered
  const places = new Map(files.flatMap(({ contentId }, place) => (contentId ? [[contentId, place] as const] : [])))
  const raw = gathered.html.join('\n')
  const html = raw === '' ? '' : cleanHtml(raw, (contentId) => places.get(contentId))
  if (raw !== '' && html === '') gathered.notes.add('html-left-out')
  const plain = gathered.plain
    .map((one) => one.trim())
    .filter(Boolean)
    .join('\n\n')
  const text = cleanBody(plain) || cleanBody(htmlToText(html))
  return { text: unarmour(text, gathered.notes), html, files, mails: gathered.mails, notes: [...gathered.notes] }
}

function gather(part: Part, into: Gathered, inside: string): void {
  const { mime, parts } = part
  if (mime === 'multipart/encrypted' || /^application\/(x-)?pkcs7-mime$/.test(mime)) into.notes.add(isOpaque(part) ? 'signed' : 'encrypted')
  if (mime.startsWith('multipart/') && parts.length > 0) {
    gatherParts(part, into, inside)
  } else if (WRAPPERS.has(mime)) into.notes.add(mime.endsWith('encrypted') ? 'encrypted' : 'signed')
  else if (REPORTS.has(mime)) return
  else if (isText(part, into)) gatherText(part, into)
  else if (part.bytes.length > 0) gatherFile(part, into, inside)
}

function isOpaque({ params }: Part): boolean {
  return params['smime-type'] === 'signed-data'
}

/** Where the same words stand in several forms, those of text before it make none of them a file. */
function gatherParts({ mime, parts }: Part, into: Gathered, inside: string): void {
  const own = mime === 'multipart/alternative' ? { ...into, plain: [], html: [] } : into
  for (const one of parts) gather(one, own, inside)
  if (own === into) return
  into.plain.push(...own.plain)
  into.html.push(...own.html)
}

function isText({ mime, disposition, name }: Part, { plain, html }: Gathered): boolean {
  if (disposition === 'attachment') return false
  if (mime === 'text/html') return name === '' || html.length === 0
  if (mime === 'text/plain' || mime === 'text' || mime.startsWith('multipart/')) return name === '' || (plain.length === 0 && html.length === 0)
  return name === '' && /^text\/(enriched|richtext|markdown|x-[a-z]*plain)$/.test(mime)
}

function gatherText({ mime, params, bytes }: Part, into: Gathered): void {
  const text = decodeText(bytes, params.charset, mime === 'text/html')
  if (mime === 'text/html') into.html.push(text)
  else if (/^flowed$/i.test(params.format ?? '')) into.plain.push(unflow(text.replace(/\r\n?/g, '\n'), /^yes$/i.test(params.delsp ?? '')))
  else into.plain.push(mime === 'text/enriched' ? text.replace(/<\/?[a-z-]{1,20}>/gi, '') : text)
}

function gatherFile(part: Part, into: Gathered, inside: string): void {
  const { mime, name, bytes, path, contentId } = part
  if (mime === 'application/ms-tnef' || /^winmail\.dat$/i.test(name)) {
    const packed = readTnef(bytes)
    if (packed) {
      gatherPacked(packed, part, into, inside)
      return
    }
  }
  if (mime === 'message/rfc822' || mime === 'message/global') into.mails.push(part)
  addFile(into, { name: name || nameless(part, into.files.length), mime, ref: `${inside}${path}`, contentId })
}

function gatherPacked(packed: NonNullable<ReturnType<typeof readTnef>>, { path }: Part, into: Gathered, inside: string): void {
  if (packed.text && into.plain.every((one) => one.trim() === '')) into.plain.push(packed.text)
  if (packed.html && into.html.length === 0) into.html.push(packed.html)
  for (const [index, { name, mime, contentId }] of packed.files.entries())
    addFile(into, { name: name || `${index + 1}`, mime, ref: `${inside}${path}/tnef/${index}`, contentId })
}

function addFile(into: Gathered, { name, mime, ref, contentId }: { name: string; mime: string; ref: string; contentId: string }): void {
  if (into.files.length >= MOST_FILES) return void into.notes.add('files-left-out')
  into.files.push({ file: { kind: kindOf(mime), ref, name, mime }, contentId })
}

function kindOf(mime: string): RemoteFile['kind'] {
  if (/^image\/(?!svg)/.test(mime)) return 'image'
  return mime.startsWith('audio/') ? 'audio' : mime.startsWith('video/') ? 'video' : 'file'
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/calendar': 'ics',
  'application/ics': 'ics',
  'text/vcard': 'vcf',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/rfc822-headers': 'txt',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
}

function nameless({ mime, bytes }: Part, index: number): string {
  if (mime === 'message/rfc822') {
    const subject = cleanName(decodeHeader(headerOf(readHeaders(bytes), 'subject')))
    return `${subject || 'mail'}.eml`
  }
  return `${index + 1}.${ENDINGS[mime] ?? (/\/(?:x-)?([a-z0-9]{2,8})$/.exec(mime)?.[1] || 'bin')}`
}

/** Text signed in its own lines without the lines of the signature. */
function unarmour(text: string, notes: Set<string>): string {
  if (text.startsWith('-----BEGIN PGP MESSAGE-----')) notes.add('encrypted')
  const start = /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z]+: [^\n]*\n)*\n?/.exec(text)
  const end = text.indexOf('\n-----BEGIN PGP SIGNATURE-----')
  if (!start || end < 0) return text
  notes.add('signed')
  return text.slice(start[0].length, end).replace(/^- /gm, '').trim()
}
