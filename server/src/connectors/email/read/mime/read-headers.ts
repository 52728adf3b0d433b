import { domainToASCII } from 'node:url'
import { addressParser, decodeWords } from 'postal-mime'
import { cleanLine } from './clean-text.ts'
import { canDecode, decodeText } from './decode-text.ts'

export interface Header {
  /** In lower case. */
  name: string
  /** Unfolded, otherwise as it came. */
  value: string
}
export interface Mailbox {
  /** As it may be shown; empty when the mail gives none. */
  name: string
  /** In lower case, the domain in ASCII. */
  address: string
}

const MOST_HEADER_BYTES = 2 * 1024 * 1024
const MOST_ADDRESS_TEXT = 200_000
const WORD = /=\?([^?\s]+)\?([QqBb])\?([^?]*)\?=/g

/** The fields above the first empty line, in their order, repeated ones included. What is no field is left out. */
export function readHeaders(bytes: Uint8Array): Header[] {
  const headers: Header[] = []
  for (const line of headerText(bytes).split('\n')) {
    const last = headers.at(-1)
    if (/^[ \t]/.test(line)) {
      if (last) last.value += ` ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trimEnd().toLowerCase()
    if (colon > 0 && /^[!-9;-~]+$/.test(name)) headers.push({ name, value: line.slice(colon + 1).trim() })
  }
  return headers
}

/** The place of the first byte after the empty line below the header; the end when there is none. */
export function bodyStart(bytes: Uint8Array): number {
  const end = Math.min(bytes.length, MOST_HEADER_BYTES)
  for (let i = 0; i < end; i++) {
    if (bytes[i] !== 0x0a) continue
    if (bytes[i + 1] === 0x0a) return i + 2
    if (bytes[i + 1] === 0x0d && bytes[i + 2] === 0x0a) return i + 3
  }
  return bytes.length
}

function headerText(bytes: Uint8Array): string {
  return decodeText(bytes.subarray(0, Math.min(bodyStart(bytes), MOST_HEADER_BYTES)), '').replace(/\r/g, '')
}

/** The first field of this name, or an empty text. */
export function headerOf(headers: readonly Header[], name: string): string {
  return headers.find((one) => one.name === name)?.value ?? ''
}

/** A field of free text with its coded words read, as RFC 2047 has them and as senders write them. */
export function decodeHeader(value: string): string {
  return decodeWords(mendWords(value))
}

/** Words whose charset cannot be the one they name are written again under one that can. */
function mendWords(value: string): string {
  if (!decodeWords(value).includes('\uFFFD') && !/=\?(utf-7|hz|iso-2022-kr|cp8)/i.test(value)) return value
  return value.replace(WORD, (all, label: string, coding: string, coded: string) => {
    const bytes = coding.toUpperCase() === 'B' ? Buffer.from(coded, 'base64') : unquote(coded)
    return canDecode(bytes, label) ? all : `=?utf-8?B?${Buffer.from(decodeText(bytes, label)).toString('base64')}?=`
  })
}

function unquote(coded: string): Buffer {
  return Buffer.from(
    coded.replaceAll('_', ' ').replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** The mailboxes of all fields of this name; groups are taken apart, and what has no address is left out. */
export function mailboxesOf(headers: readonly Header[], name: string): Mailbox[] {
  return headers.filter((one) => one.name === name).flatMap(({ value }) => readMailboxes(value))
}

/** The mailboxes in the value of a field. */
export function readMailboxes(value: string): Mailbox[] {
  const read = addressParser(mendWords(value.slice(0, MOST_ADDRESS_TEXT)), { flatten: true })
  const [surname, rest] = read.length === 2 && !read[0]?.address ? read : []
  // `Ruiz, Ana <ana@…>`, which wants quotes, is one person.
  const meant = surname && rest ? [{ ...rest, name: `${surname.name}, ${rest.name}` }] : read
  return meant.flatMap(({ name, address }) => {
    const normal = normaliseAddress(address ?? '')
    return normal ? [{ name: cleanLine(name, 120), address: normal }] : []
  })
}

/** An address in the one form it is compared in, or an empty text when it is none. */
export function normaliseAddress(address: string): string {
  const bare = cleanLine(address, 320)
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
    .replaceAll(' ', '')
    .toLowerCase()
  const at = bare.lastIndexOf('@')
  if (at < 1 || at === bare.length - 1) return ''
  const domain = bare.slice(at + 1)
  return `${bare.slice(0, at)}@${domainToASCII(domain) || domain}`
}
