import { decodeOdd } from './decode-odd.ts'

const ONE_BYTE =
  /^(us-ascii|ascii|ansi_x3.4-1968|iso-?8859-?\d+|latin-?\d|windows-125\d|cp-?125\d|ansi|unknown-8bit|x-unknown|binary|8bit|default|none|)$/
const TWO_SEVEN_BIT = /^(iso-2022-(jp|kr)|csiso2022(jp|kr)|hz-gb-2312|utf-?7|unicode-1-1-utf-7)/
const ESCAPES_OF_2022 = ['$@', '$B', '(J', '(I'].map((end) => `\u001b${end}`)
const META = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})/i

/** The charset that a label means, in lower case. */
function normalise(label: string | undefined): string {
  return (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
    .replace(/\*.*$/, '')
    .replace(/^x-(?=utf|iso|windows|cp)/, '')
    .replace(/\s+/g, '')
}

/**
 * The text that bytes stand for, whatever their label says: a label that cannot be is not believed, and bytes that are UTF-8 are read as
 * such. Never throws.
 */
export function decodeText(bytes: Uint8Array, label: string | undefined, isHtml = false): string {
  const name = normalise(label)
  const marked = byMark(bytes)
  if (marked !== null) return marked
  if (TWO_SEVEN_BIT.test(name)) return decodeOdd(bytes, name) ?? strictly(bytes, name) ?? loosely(bytes, name)
  if (isAscii(bytes)) return decodeAscii(bytes, name)
  if (ONE_BYTE.test(name)) return strictly(bytes, 'utf-8') ?? loosely(bytes, told(bytes, name, isHtml))
  if (/^utf-?8/.test(name)) return strictly(bytes, 'utf-8') ?? mostly(bytes)
  return decodeOdd(bytes, name) ?? strictly(bytes, name) ?? strictly(bytes, 'utf-8') ?? loosely(bytes, name)
}

/** Whether text stands for these bytes under this label, without a doubt. */
export function canDecode(bytes: Uint8Array, label: string): boolean {
  return strictly(bytes, normalise(label)) !== null
}

/** A few broken letters do not make UTF-8 another charset; when most are broken it is one. */
function mostly(bytes: Uint8Array): string {
  const text = loosely(bytes, 'utf-8')
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const sound = (text.match(/[^\0-\u007f]/g)?.length ?? 0) - broken
  return sound >= broken ? text : loosely(bytes, 'windows-1252')
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return loosely(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return loosely(bytes, 'utf-16be')
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? strictly(bytes, 'utf-8') : null
}

function decodeAscii(bytes: Uint8Array, name: string): string {
  if (name.startsWith('utf-16') || name.startsWith('ucs-2')) return loosely(bytes, name)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return ESCAPES_OF_2022.some((sign) => text.includes(sign)) ? loosely(bytes, 'iso-2022-jp') : text
}

/** What an HTML mail without a label says of itself. */
function told(bytes: Uint8Array, name: string, isHtml: boolean): string {
  if (name !== '' || !isHtml) return name
  return META.exec(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'))?.[1]?.toLowerCase() ?? ''
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false
  return true
}

function strictly(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function loosely(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(name).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
