import type { Person, PhoneNumber } from '../../world/assets.ts'
import type { Json, Message } from '../../world/content.ts'
import type { StatusError } from '../../world/happening.ts'
import { wamid } from '../../world/make-ids.ts'
import { putMessage, reactToMessage, sinceContact, threadOf, WINDOW_MS } from '../../world/messages.ts'
import { followAccepted } from '../../world/receipts.ts'
import { bsuid, businessOf, personBehind } from '../../world/scoped-ids.ts'
import { accept, announce, type World } from '../../world/world.ts'
import { type Call, objectOf, textOf } from '../endpoint.ts'
import { badValue, REFUSALS, type Refusal, refuseBy } from '../errors.ts'
import { checkWhatsapp } from './check-whatsapp.ts'
import { fillTemplate } from './fill-template.ts'

const MEDIA = ['image', 'audio', 'video', 'document', 'sticker']

const statusError = (name: 're-engagement' | 'undeliverable' | 'marketing-stopped'): StatusError => {
  const { code, message } = REFUSALS[name]
  const refusal: Refusal = REFUSALS[name]
  const details = refusal.details ?? message
  return {
    code,
    title: message,
    message,
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  }
}

/** Whom a message is for: by number, which wins, or by business-scoped id. Nobody when the number is not on WhatsApp. */
function findRecipient(world: World, number: PhoneNumber, body: Json): { person: Person | undefined; input: string } {
  const to = textOf(body.to)
  if (to === undefined) {
    const id = textOf(body.recipient) ?? ''
    const personId = personBehind(world, id, businessOf(world, number), ['bsuid'])
    if (personId === undefined) throw badValue(`Param recipient is not a valid user id: ${id}`)
    return { person: world.people.get(personId), input: id }
  }
  const phone = to.replace(/\D/g, '')
  if (phone.length < 7) throw badValue('Param to is not a valid phone number.', 131009)
  if (phone === number.digits)
    throw refuseBy('undeliverable', {
      code: 131021,
      message: 'Recipient cannot be sender',
      details: 'Sender and recipient phone number is the same.',
    })
  return { person: [...world.people.values()].find((one) => one.phone === phone), input: to }
}

/** What one reads of a message of any type. */
function plainText(type: string, body: Json): string {
  const piece = objectOf(body[type]) ?? {}
  if (type === 'text') return textOf(piece.body) ?? ''
  if (type === 'interactive') return textOf(objectOf(piece.body)?.text) ?? ''
  if (type === 'location') return [textOf(piece.name), textOf(piece.address)].filter(Boolean).join(', ')
  return textOf(piece.caption) ?? ''
}

function react(call: Call<PhoneNumber>, person: Person | undefined, input: string): unknown {
  const { world, node, params } = call
  const piece = objectOf(params.reaction) ?? {}
  const message = world.messages.get(textOf(piece.message_id) ?? '')
  const emoji = textOf(piece.emoji) ?? ''
  if (!message) throw badValue("Param reaction['message_id'] is not a known message.")
  reactToMessage(world, message, 'asset', emoji === '' ? undefined : emoji)
  const id = wamid(world, person?.phone ?? '0')
  accept(world, { kind: 'react', network: 'whatsapp', id, assetId: node.id, text: emoji, target: message.id, metadata: null })
  return receipt(input, person, world, node, id)
}

const receipt = (input: string, person: Person | undefined, world: World, number: PhoneNumber, id: string) => ({
  messaging_product: 'whatsapp',
  contacts: [
    {
      input,
      ...(person?.hidesPhone ? {} : { wa_id: person?.phone ?? input.replace(/\D/g, '') }),
      ...(person ? { user_id: bsuid(world, number, person.personId) } : {}),
    },
  ],
  messages: [{ id, message_status: 'accepted' }],
})

/** Read marks and typing share the endpoint of messages. */
function mark(call: Call<PhoneNumber>): unknown {
  const { world, node, params } = call
  const message = world.messages.get(textOf(params.message_id) ?? '')
  if (params.status !== 'read' || !message || message.assetId !== node.id || message.fromAsset)
    throw badValue('Param message_id is not a received message.', 131009)
  message.status = 'read'
  if (objectOf(params.typing_indicator)) announce(world, { kind: 'typing', assetId: node.id, personId: message.personId, byAsset: true })
  return { success: true }
}

/** Why an accepted message will not arrive; undefined when it will. */
function laterFailure(world: World, number: PhoneNumber, person: Person | undefined, type: string): StatusError | undefined {
  if (!person || person.refuses.has(number.id)) return statusError('undeliverable')
  const open = sinceContact(world, threadOf(world, 'whatsapp', number.id, person.personId)) <= WINDOW_MS
  return open || type === 'template' ? undefined : statusError('re-engagement')
}

function put(call: Call<PhoneNumber>, personId: string, type: string): Message {
  const { world, node, app, params } = call
  const filled = type === 'template' ? fillTemplate(world, node.wabaId, params) : undefined
  const piece = type === 'contacts' ? { cards: params.contacts } : (objectOf(params[type]) ?? {})
  const mediaId = MEDIA.includes(type) ? textOf(piece.id) : undefined
  return putMessage(world, {
    network: 'whatsapp',
    assetId: node.id,
    personId,
    fromAsset: true,
    type,
    text: filled?.text ?? plainText(type, params),
    content: { ...piece, ...(filled ? { category: filled.template.category } : {}) },
    fileIds: mediaId ? [mediaId] : [],
    replyTo: textOf(objectOf(params.context)?.message_id),
    appId: app.appId,
    metadata: textOf(params.biz_opaque_callback_data),
  })
}

/** `POST /{phone-number-id}/messages`. A message that is accepted may still fail: that comes as a status. */
export function sendWhatsapp(call: Call<PhoneNumber>): unknown {
  const { world, node, params } = call
  if (params.status !== undefined && params.type === undefined) return mark(call)
  const type = checkWhatsapp(world, node, params)
  const { person, input } = findRecipient(world, node, params)
  if (type === 'reaction') return react(call, person, input)
  const failure = laterFailure(world, node, person, type)
  if (failure?.code === 131047 && world.settings.syncWindow) throw refuseBy('re-engagement')
  // A number that nobody has is a person to the ledger only.
  const message = put(call, person?.personId ?? `nobody-${input.replace(/\D/g, '')}`, type)
  accept(world, {
    kind: 'message',
    network: 'whatsapp',
    id: message.id,
    assetId: node.id,
    text: message.text,
    target: input,
    metadata: message.metadata ?? null,
  })
  followAccepted(world, message, failure)
  return receipt(input, person, world, node, message.id)
}
