import type { Extra, RemoteFile } from '../../../channel.ts'
import { asList, asRecord, idOf, textOf } from '../../graph/read-json.ts'

type Json = Record<string, unknown>

/** What a message says, whatever its type: its words, its file, its cards. */
export interface Content {
  text: string
  files?: RemoteFile[]
  extra?: Extra[]
}

type Shape = (body: Json, message: Json) => Content

const SHAPES: Readonly<Record<string, Shape>> = {
  text: ({ body }) => ({ text: textOf(body) ?? '' }),
  image: (body, message) => shapeFile('image', body, message),
  sticker: (body, message) => shapeFile('image', body, message),
  video: (body, message) => shapeFile('video', body, message),
  audio: (body, message) => shapeFile('audio', body, message),
  voice: (body, message) => shapeFile('audio', body, message),
  document: (body, message) => shapeFile('file', body, message),
  location: shapeLocation,
  button: ({ text, payload }) => choice(textOf(text) ?? '', textOf(payload) ?? ''),
  interactive: shapeInteractive,
  order: shapeOrder,
}

/** The content of a message of a type that has one; null for a type that nobody knows yet. */
export function shapeContent(type: string, message: Json): Content | null {
  if (type === 'contacts') return shapeContacts(message.contacts)
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined
  return shape ? shape(asRecord(message[type]), message) : null
}

function shapeFile(kind: RemoteFile['kind'], body: Json, message: Json): Content {
  const text = textOf(body.caption) ?? ''
  const ref = idOf(body.id)
  // What was too large, or of a kind the network does not carry, comes with its error and without its id.
  if (ref === undefined) return notice('file-missing', text || sayErrors(message.errors))
  const file = { kind, ref, sha256: hexOf(body.sha256), mime: mimeOf(body.mime_type), name: textOf(body.filename) }
  return { text, files: [Object.fromEntries(Object.entries(file).filter(([, value]) => value !== undefined)) as unknown as RemoteFile] }
}

const mimeOf = (value: unknown) => textOf(value)?.split(';')[0]?.trim().toLowerCase()

/** A digest in hex, told in base64 by events and in hex elsewhere; undefined for anything else. */
export function hexOf(digest: unknown): string | undefined {
  const text = textOf(digest)?.trim()
  if (text === undefined) return undefined
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase()
  const hex = /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64').toString('hex') : ''
  return hex.length === 64 ? hex : undefined
}

function shapeLocation(body: Json): Content {
  const [latitude, longitude] = [Number(body.latitude ?? Number.NaN), Number(body.longitude ?? Number.NaN)]
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return notice('unsupported', '')
  const [name, address] = [textOf(body.name), textOf(body.address)]
  const text = [name, address, `${latitude}, ${longitude}`].filter(Boolean).join('\n')
  return { text, extra: [{ kind: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }) }] }
}

function shapeContacts(list: unknown): Content {
  const people = asList(list).map((one) => {
    const { name, phones, emails, org } = asRecord(one)
    const { formatted_name, first_name, last_name } = asRecord(name)
    const parts = [textOf(first_name), textOf(last_name)].filter(Boolean).join(' ')
    return {
      name: (textOf(formatted_name) ?? parts) || (textOf(asRecord(org).company) ?? '?'),
      phones: asList(phones).flatMap((phone) => textOf(asRecord(phone).phone) ?? idOf(asRecord(phone).wa_id) ?? []),
      emails: asList(emails).flatMap((email) => textOf(asRecord(email).email) ?? []),
    }
  })
  const text = people.map(({ name, phones, emails }) => [name, ...phones, ...emails].join(', ')).join('\n')
  return { text, extra: [{ kind: 'contacts', people }] }
}

/** What was chosen of buttons or a list, what was filled in, and whether one may call. */
function shapeInteractive(body: Json): Content {
  const { button_reply, list_reply, nfm_reply, call_permission_reply } = body
  const picked = asRecord(button_reply ?? list_reply)
  if (button_reply !== undefined || list_reply !== undefined) {
    const title = textOf(picked.title) ?? ''
    const description = textOf(picked.description)
    return { ...choice(title, idOf(picked.id) ?? ''), text: description ? `${title}\n${description}` : title }
  }
  if (nfm_reply !== undefined) {
    const { body: words, name, response_json } = asRecord(nfm_reply)
    const title = textOf(words) ?? textOf(name) ?? ''
    const answers = textOf(response_json) ?? ''
    return { ...choice(title, answers), text: [title, sayAnswers(answers)].filter(Boolean).join('\n') }
  }
  if (call_permission_reply !== undefined) return choice('', textOf(asRecord(call_permission_reply).response) ?? '')
  return notice('unsupported', '')
}

/** The answers of a form, a line each; its token means nothing to a reader. */
function sayAnswers(json: string): string {
  let answers: unknown
  try {
    answers = JSON.parse(json)
  } catch {
    return ''
  }
  return Object.entries(asRecord(answers))
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('\n')
}

function shapeOrder(body: Json): Content {
  const items = asList(body.product_items).map((one) => {
    const { product_retailer_id, quantity, item_price, currency } = asRecord(one)
    const price = Number(item_price ?? Number.NaN)
    return {
      productId: idOf(product_retailer_id) ?? '?',
      quantity: Number.isFinite(Number(quantity)) ? Number(quantity ?? 1) : 1,
      ...(Number.isFinite(price) && { price }),
      ...(textOf(currency) && { currency: String(currency) }),
    }
  })
  const lines = items.map(
    ({ productId, quantity, price, currency }) => `${quantity} × ${productId}${price === undefined ? '' : ` (${price} ${currency ?? ''})`}`,
  )
  return { text: [textOf(body.text), ...lines].filter(Boolean).join('\n'), extra: [{ kind: 'order', items }] }
}

const choice = (title: string, payload: string): Content => ({ text: title, extra: [{ kind: 'choice', title: title || payload, payload }] })

/** What the network itself says, in its own sentence where it has one. */
export const notice = (code: string, text: string): Content => ({ text, extra: [{ kind: 'notice', code }] })

/** The sentence of the first of some errors. */
export function sayErrors(errors: unknown): string {
  const { error_data, message, title } = asRecord(asList(errors)[0])
  return textOf(asRecord(error_data).details) ?? textOf(message) ?? textOf(title) ?? ''
}
