import { createHash } from 'node:crypto'
import { type Body, readBody } from './body/read-body.ts'
import { cleanLine } from './mime/clean-text.ts'
import { openMime, type Part } from './mime/open-mime.ts'
import { bodyStart, decodeHeader, type Header, headerOf } from './mime/read-headers.ts'

/** A mail taken apart, before anybody asks whose it is. */
export interface Mail {
  headers: Header[]
  root: Part
  subject: string
  body: Body
  malformed: boolean
  /** Of what makes it this mail, where it has no id. */
  digest: string
}

/** Takes a mail apart. Never throws. `inside` goes before the places of its files, where it stands in another mail. */
export async function readMail(original: Uint8Array, inside = ''): Promise<Mail> {
  const { bytes, headers, root, malformed } = await openMime(original)
  const body = readBody(root, inside)
  const text = body.text || strayText(bytes, headers, body)
  return {
    headers,
    root,
    subject: cleanLine(decodeHeader(headerOf(headers, 'subject')), 500),
    body: { ...body, text },
    malformed: malformed || (text !== '' && body.text === ''),
    digest: digestOf(bytes, headers),
  }
}

/** Words above the empty line that never came, where there is nothing else. */
function strayText(bytes: Uint8Array, headers: readonly Header[], { files, html }: Body): string {
  if (files.length > 0 || html !== '') return ''
  const head = Buffer.from(bytes.subarray(0, Math.min(bodyStart(bytes), 200_000))).toString('utf8')
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^([!-9;-~]+\s*:|[ \t]|From )/.test(line))
  return headers.length === 0 || lines.length > 0 ? cleanLine(lines.join(' '), 10_000) : ''
}

function digestOf(bytes: Uint8Array, headers: readonly Header[]): string {
  const hash = createHash('sha256')
  for (const name of ['from', 'date', 'subject']) hash.update(`${headerOf(headers, name)}\n`)
  const start = bodyStart(bytes)
  return hash
    .update(start < bytes.length ? bytes.subarray(start) : bytes)
    .digest('hex')
    .slice(0, 40)
}
