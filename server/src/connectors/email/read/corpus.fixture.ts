import { readdirSync, readFileSync } from 'node:fs'
import type { InboundItem } from '../../channel.ts'
import { Settings } from '../settings.ts'
import { parseMail } from './parse-mail.ts'

const CORPUS = new URL('../fixtures/corpus/', import.meta.url)
const TABLE = new URL('../fixtures/corpus.md', import.meta.url)

/** The account that the corpus is addressed to. */
export const account = {
  settings: Settings.parse({
    address: 'soporte@banco.example',
    aliases: ['web@banco.example'],
    forwarders: ['@sucursal.example'],
    authservId: 'mx.banco.example',
    bounceAddress: 'rebotes@banco.example',
  }),
}

/** What is told beside the bytes of a mail that came by IMAP at ten o'clock. */
export const EVENT = JSON.stringify({ via: 'imap', receivedAt: '2026-11-21T10:00:00.000Z', envelope: null, uid: 'INBOX/1/1', verdict: null })

/** The mails of the corpus by name. */
export function corpus(): [string, Buffer][] {
  return readdirSync(CORPUS)
    .sort()
    .map((file) => [file.replace(/\.eml$/, ''), readFileSync(new URL(file, CORPUS))])
}

/** What the table says of each mail. */
export function expected(): Map<string, string> {
  const rows = readFileSync(TABLE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  return new Map(rows.map((row) => [/`([^`]+)`/.exec(row)![1]!, row.replace(/\s+/g, ' ').trim()]))
}

/** One line of the table: what a mail became. */
export async function rowOf(name: string, original: Uint8Array): Promise<string> {
  const [item] = await parseMail(EVENT, account, original)
  const cells = cellsOf(item!).map((cell) => cell.replaceAll('|', '\\|').replace(/\n/g, ' ⏎ '))
  return `| \`${name}\` | ${cells.join(' | ')} |`.replace(/\s+/g, ' ').trim()
}

function cellsOf(item: InboundItem): string[] {
  if (item.kind === 'receipt') return [item.state, item.reason ?? '', '', cut(item.detail ?? ''), '', '']
  if (item.kind === 'ignored') return ['ignored', '', '', item.what, '', '']
  if (item.kind !== 'message') return [item.kind, '', '', '', '', '']
  const mail = item.extra?.find((one) => one.kind === 'mail')
  const kind = item.flags?.automatic ? 'automatic' : mail?.automatic ? 'silent' : item.direction === 'out' ? 'echo' : 'message'
  const by = item.contact.details?.forwardedBy
  const who = `${item.contact.name === item.contact.key ? '' : `${item.contact.name} `}${item.contact.key}${by ? `, by ${by}` : ''}`
  const files = (item.files ?? []).map(({ name }) => name).join(', ')
  return [kind, who, item.subject ?? '', cut(item.text) + (mail?.quoted ? ' [+]' : ''), files, mail?.note ?? '']
}

function cut(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`
}
