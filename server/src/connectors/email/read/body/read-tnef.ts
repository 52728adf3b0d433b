import { cleanName } from '../mime/clean-text.ts'
import { readProperties } from './tnef-properties.ts'

/** What a `winmail.dat` holds. */
export interface Tnef {
  text: string
  html: string
  files: { name: string; mime: string; contentId: string; bytes: Uint8Array }[]
}

const SIGNATURE = 0x223e9f78
const BODY = 0x800c
const MESSAGE_PROPERTIES = 0x9003
const ATTACHMENT = 0x9002
const TITLE = 0x8010
const DATA = 0x800f
const ATTACHMENT_PROPERTIES = 0x9005
const CODE_PAGE = 0x9007

const TEXT = 0x1000
const HTML = 0x1013
const LONG_NAME = 0x3707
const MIME_TAG = 0x370e
const CONTENT_ID = 0x3712
const BINARY = 0x3701

const MOST_FILES = 200

/** What Outlook packed into one file (MS-OXTNEF), or null when it is none. What is cut off is left out; never throws. */
export function readTnef(bytes: Uint8Array): Tnef | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 6 || view.getUint32(0, true) !== SIGNATURE) return null
  const found: Tnef = { text: '', html: '', files: [] }
  let codePage = 1252
  for (const { id, data } of attributesOf(bytes, view)) {
    if (id === CODE_PAGE && data.length >= 4) codePage = new DataView(data.buffer, data.byteOffset).getUint32(0, true)
    else if (id === BODY) found.text = decode(data, codePage)
    else if (id === MESSAGE_PROPERTIES) readMessage(found, data, codePage)
    else if (id === ATTACHMENT && found.files.length < MOST_FILES)
      found.files.push({ name: '', mime: 'application/octet-stream', contentId: '', bytes: new Uint8Array() })
    else readFile(found.files.at(-1), id, data, codePage)
  }
  return { ...found, files: found.files.filter((file) => file.bytes.length > 0) }
}

function* attributesOf(bytes: Uint8Array, view: DataView): Generator<{ id: number; data: Uint8Array }> {
  for (let at = 6; at + 9 <= bytes.length; ) {
    const id = view.getUint32(at + 1, true) & 0xffff
    const length = view.getUint32(at + 5, true)
    yield { id, data: bytes.subarray(at + 9, Math.min(at + 9 + length, bytes.length)) }
    at += 9 + length + 2
  }
}

function readMessage(found: Tnef, data: Uint8Array, codePage: number): void {
  const properties = readProperties(data)
  found.text ||= textOf(properties.get(TEXT), codePage)
  found.html ||= textOf(properties.get(HTML), codePage)
}

function readFile(file: Tnef['files'][number] | undefined, id: number, data: Uint8Array, codePage: number): void {
  if (!file) return
  if (id === TITLE) file.name ||= cleanName(decode(data, codePage))
  if (id === DATA) file.bytes = data
  if (id !== ATTACHMENT_PROPERTIES) return
  const properties = readProperties(data)
  file.name = cleanName(textOf(properties.get(LONG_NAME), codePage)) || file.name
  file.mime = /^[\w.+-]+\/[\w.+-]+$/.exec(textOf(properties.get(MIME_TAG), codePage))?.[0].toLowerCase() ?? file.mime
  file.contentId = textOf(properties.get(CONTENT_ID), codePage).replace(/[<>\s]/g, '')
  const inside = properties.get(BINARY)
  if (file.bytes.length === 0 && inside) file.bytes = inside.data
}

function textOf(property: { unicode: boolean; data: Uint8Array } | undefined, codePage: number): string {
  if (!property) return ''
  return property.unicode ? new TextDecoder('utf-16le').decode(property.data).replace(/\0+$/, '') : decode(property.data, codePage)
}

function decode(data: Uint8Array, codePage: number): string {
  const label = codePage === 65_001 ? 'utf-8' : codePage === 932 ? 'shift_jis' : codePage === 936 ? 'gb18030' : `windows-${codePage}`
  try {
    return new TextDecoder(label).decode(data).replace(/\0+$/, '')
  } catch {
    return new TextDecoder('windows-1252').decode(data).replace(/\0+$/, '')
  }
}
