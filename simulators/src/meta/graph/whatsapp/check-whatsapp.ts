import type { PhoneNumber } from '../../world/assets.ts'
import type { Json } from '../../world/content.ts'
import type { World } from '../../world/world.ts'
import { objectOf, textOf } from '../endpoint.ts'
import { badValue } from '../errors.ts'

const MEDIA = ['image', 'audio', 'video', 'document', 'sticker']
const TYPES = ['text', ...MEDIA, 'location', 'contacts', 'reaction', 'interactive', 'template']

function need(value: string | undefined, name: string, most?: number): string {
  if (value === undefined || value === '') throw badValue(`The parameter ${name} is required.`, 131008)
  if (most !== undefined && [...value].length > most) throw badValue(`Param ${name} must be at most ${most} characters long.`, 100)
  return value
}

function checkMedia(world: World, number: PhoneNumber, type: string, piece: Json): void {
  const [id, link] = [textOf(piece.id), textOf(piece.link)]
  if ((id === undefined) === (link === undefined)) throw badValue(`Param ${type} must have exactly one of id and link.`)
  if (id !== undefined && world.files.get(id)?.assetId !== number.id)
    throw badValue(`Param ${type}['id'] is not a valid whatsapp business account media attachment ID`, 100)
  if (link !== undefined && !/^https?:\/\//.test(link)) throw badValue(`Param ${type}['link'] is not a valid URL.`)
  if (piece.caption !== undefined) need(textOf(piece.caption), `${type}['caption']`, 1024)
  if (piece.caption !== undefined && (type === 'audio' || type === 'sticker')) throw badValue(`Unexpected key "caption" on param "${type}".`, 100)
}

type Titled = { reply?: { id?: unknown; title?: unknown }; id?: unknown; title?: unknown; description?: unknown; rows?: unknown[]; type?: unknown }

function checkButtons(action: Json): void {
  const buttons = Array.isArray(action.buttons) ? (action.buttons as Titled[]) : []
  if (buttons.length < 1 || buttons.length > 3) throw badValue('Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3')
  const titles = buttons.map(({ reply }) => {
    need(textOf(reply?.id), "button['reply']['id']", 256)
    return need(textOf(reply?.title), "button['reply']['title']", 20)
  })
  if (new Set(titles).size !== titles.length) throw badValue('Duplicate button titles are not allowed.')
}

function checkList(action: Json): void {
  need(textOf(action.button), "action['button']", 20)
  const sections = Array.isArray(action.sections) ? (action.sections as Titled[]) : []
  const rows = sections.flatMap((section) => (section.rows ?? []) as Titled[])
  if (sections.length < 1 || sections.length > 10) throw badValue('Invalid sections count. Min allowed: 1, Max allowed: 10')
  if (sections.length > 1) for (const section of sections) need(textOf(section.title), "section['title']", 24)
  if (rows.length < 1 || rows.length > 10) throw badValue('Total row count exceed max allowed count: 10')
  for (const row of rows) {
    need(textOf(row.id), "row['id']", 200)
    need(textOf(row.title), "row['title']", 24)
    if (row.description !== undefined) need(textOf(row.description), "row['description']", 72)
  }
}

function checkInteractive(piece: Json): void {
  const action = objectOf(piece.action) ?? {}
  const type = need(textOf(piece.type), "interactive['type']")
  if (type !== 'product' && type !== 'catalog_message')
    need(textOf(objectOf(piece.body)?.text), "interactive['body']['text']", type === 'list' ? 4096 : 1024)
  const footer = objectOf(piece.footer)
  if (footer) need(textOf(footer.text), "interactive['footer']['text']", 60)
  const header = objectOf(piece.header)
  if (header && textOf(header.type) === 'text') need(textOf(header.text), "interactive['header']['text']", 60)
  if (type === 'button') checkButtons(action)
  else if (type === 'list') checkList(action)
  else if (type === 'cta_url') need(textOf(objectOf(action.parameters)?.url), "action['parameters']['url']")
  else if (!['flow', 'product', 'product_list', 'catalog_message', 'location_request_message', 'call_permission_request'].includes(type))
    throw badValue(`Param interactive['type'] has an unexpected value '${type}'.`, 100)
}

function checkPiece(world: World, number: PhoneNumber, type: string, body: Json): void {
  const piece = objectOf(body[type])
  if (type === 'contacts') {
    const cards = Array.isArray(body.contacts) ? body.contacts : []
    if (cards.length === 0) throw badValue('The parameter contacts is required.', 131008)
    for (const card of cards) need(textOf(objectOf(objectOf(card)?.name)?.formatted_name), "contacts['name']['formatted_name']")
    return
  }
  if (!piece) throw badValue(`The parameter ${type} is required.`, 131008)
  if (type === 'text') need(textOf(piece.body), "text['body']", 4096)
  if (MEDIA.includes(type)) checkMedia(world, number, type, piece)
  if (type === 'interactive') checkInteractive(piece)
  if (type === 'location' && (textOf(piece.latitude) === undefined || textOf(piece.longitude) === undefined))
    throw badValue('The parameters latitude and longitude are required.', 131008)
  if (type === 'reaction') {
    const about = world.messages.get(need(textOf(piece.message_id), "reaction['message_id']"))
    if (!about || about.assetId !== number.id) throw badValue("Param reaction['message_id'] is not a known message.", 131009)
    if (textOf(piece.emoji) === undefined) throw badValue("The parameter reaction['emoji'] is required.", 131008)
  }
}

/** The type of a message to send, once its whole form is right; the network's own error otherwise. */
export function checkWhatsapp(world: World, number: PhoneNumber, body: Json): string {
  if (body.messaging_product !== 'whatsapp') throw badValue('(#100) The parameter messaging_product is required.', 100)
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual' && body.recipient_type !== 'group')
    throw badValue('Param recipient_type must be one of {individual, group}.', 100)
  if (textOf(body.to) === undefined && textOf(body.recipient) === undefined) throw badValue('The parameter to is required.', 131008)
  const type = textOf(body.type) ?? 'text'
  if (!TYPES.includes(type)) throw badValue(`Param type must be one of {${TYPES.join(', ')}} - got "${type}".`, 100)
  const context = objectOf(body.context)
  if (context && textOf(context.message_id) === undefined) throw badValue("The parameter context['message_id'] is required.", 131008)
  if (type !== 'template') checkPiece(world, number, type, body)
  return type
}
