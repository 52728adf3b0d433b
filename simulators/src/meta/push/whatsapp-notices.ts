import { fileHash } from '../world/add-file.ts'
import type { PhoneNumber } from '../world/assets.ts'
import type { Json, Message } from '../world/content.ts'
import type { Happening, Notice } from '../world/happening.ts'
import { wamid } from '../world/make-ids.ts'
import { bsuid } from '../world/scoped-ids.ts'
import type { World } from '../world/world.ts'

const seconds = (ms: number): string => String(Math.floor(ms / 1000))

export const whatsappNotice = (number: PhoneNumber, field: string, subjectId: string, value: Json): Notice => ({
  object: 'whatsapp_business_account',
  installedOn: number.wabaId,
  entryId: number.wabaId,
  form: 'changes',
  field,
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.display.replace(/\D/g, ''), phone_number_id: number.id },
    ...value,
  },
  subjectId,
})

/** A number that nobody has still has its digits. */
const phoneOf = (world: World, personId: string): string | undefined => world.people.get(personId)?.phone ?? /^nobody-(\d+)$/.exec(personId)?.[1]

/** How a business sees a person: by the business-scoped id always, by the number unless they hide it. */
function contact(world: World, number: PhoneNumber, personId: string): Json {
  const person = world.people.get(personId)
  return {
    profile: { name: person?.name ?? '', ...(person?.hidesPhone ? { username: person.username } : {}) },
    ...(person?.hidesPhone ? {} : { wa_id: phoneOf(world, personId) }),
    user_id: bsuid(world, number, personId),
  }
}

function sender(world: World, number: PhoneNumber, personId: string): Json {
  const person = world.people.get(personId)
  return { ...(person?.hidesPhone ? {} : { from: person?.phone }), from_user_id: bsuid(world, number, personId) }
}

function typed(world: World, message: Message): Json {
  const file = world.files.get(message.fileIds[0] ?? '')
  if (!file && message.type === 'unsupported') return { errors: message.content.errors }
  if (!file) return { [message.type]: message.type === 'contacts' ? message.content.contacts : message.content }
  const media = { mime_type: file.mime, sha256: fileHash(file, 'base64'), id: file.fileId, ...message.content }
  return { [message.type]: message.type === 'document' && file.name ? { filename: file.name, ...media } : media }
}

function context(world: World, number: PhoneNumber, message: Message): Json {
  const extra = (message.content.context ?? {}) as Json
  const answered = world.messages.get(message.replyTo ?? '')
  const person = world.people.get(message.personId)
  const from = answered?.fromAsset ? number.digits : person?.phone
  const base = message.replyTo ? { from, id: message.replyTo } : {}
  return Object.keys({ ...base, ...extra }).length ? { context: { ...base, ...extra } } : {}
}

function wire(world: World, number: PhoneNumber, message: Message): Json {
  const { context: _, ...content } = message.content
  return {
    ...(message.fromAsset ? { from: number.digits, to: world.people.get(message.personId)?.phone } : sender(world, number, message.personId)),
    id: message.id,
    timestamp: seconds(message.atMs),
    ...context(world, number, message),
    type: message.type,
    ...(message.referral ? { referral: message.referral } : {}),
    ...typed(world, { ...message, content }),
  }
}

function inbound(world: World, number: PhoneNumber, personId: string, message: Json, subjectId: string): Notice {
  return whatsappNotice(number, 'messages', subjectId, { contacts: [contact(world, number, personId)], messages: [message] })
}

function messageNotices(world: World, number: PhoneNumber, { message, verb }: Extract<Happening, { kind: 'message' }>): Notice[] {
  // What an app sends comes back as statuses only; what was typed in the phone's own app comes as an echo.
  if (message.fromAsset)
    return verb === 'add' && message.appId === undefined
      ? [whatsappNotice(number, 'smb_message_echoes', message.id, { message_echoes: [wire(world, number, message)] })]
      : []
  if (verb === 'add') return [inbound(world, number, message.personId, wire(world, number, message), message.id)]
  const about = {
    ...sender(world, number, message.personId),
    id: wamid(world, phoneOf(world, message.personId) ?? '0'),
    timestamp: seconds(world.now()),
  }
  const change =
    verb === 'edit'
      ? { type: 'edit', edit: { original_message_id: message.id, message: { type: message.type, ...typed(world, message) } } }
      : { type: 'revoke', revoke: { original_message_id: message.id } }
  return [inbound(world, number, message.personId, { ...about, ...change }, message.id)]
}

const CATEGORY: Readonly<Record<string, string>> = { MARKETING: 'marketing', UTILITY: 'utility', AUTHENTICATION: 'authentication' }

function statusNotice(world: World, number: PhoneNumber, { message, status, errors, atMs }: Extract<Happening, { kind: 'status' }>): Notice {
  const person = world.people.get(message.personId)
  const category = CATEGORY[String(message.content.category)] ?? 'service'
  return whatsappNotice(number, 'messages', message.id, {
    contacts: [contact(world, number, message.personId)],
    statuses: [
      {
        id: message.id,
        status,
        timestamp: seconds(atMs),
        ...(person?.hidesPhone ? {} : { recipient_id: phoneOf(world, message.personId) }),
        recipient_user_id: bsuid(world, number, message.personId),
        ...(status === 'sent' || status === 'delivered'
          ? {
              pricing: {
                billable: category !== 'service',
                pricing_model: 'PMP',
                category,
                type: category === 'service' ? 'free_customer_service' : 'regular',
              },
            }
          : {}),
        ...(errors.length ? { errors } : {}),
        ...(message.metadata === undefined ? {} : { biz_opaque_callback_data: message.metadata }),
      },
    ],
  })
}

function reactionNotice(world: World, number: PhoneNumber, happening: Extract<Happening, { kind: 'message-reaction' }>): Notice[] {
  const { message, by, emoji, eventId, atMs } = happening
  if (by === 'asset') return []
  const reaction = { message_id: message.id, ...(emoji === undefined ? {} : { emoji }) }
  const body = { ...sender(world, number, message.personId), id: eventId, timestamp: seconds(atMs), type: 'reaction', reaction }
  return [inbound(world, number, message.personId, body, eventId)]
}

/** What a number's apps are told: messages, statuses, reactions, echoes of the phone's own app. */
export function whatsappNotices(world: World, happening: Happening): Notice[] {
  if (happening.kind !== 'message' && happening.kind !== 'status' && happening.kind !== 'message-reaction') return []
  const number = world.assets.get(happening.message.assetId)
  if (number?.kind !== 'phone') return []
  if (happening.kind === 'message') return messageNotices(world, number, happening)
  return happening.kind === 'status' ? [statusNotice(world, number, happening)] : reactionNotice(world, number, happening)
}

/** A system message: the person has another number, or another identity. */
export function systemNotice(world: World, number: PhoneNumber, personId: string, id: string, system: Json): Notice {
  const message = { ...sender(world, number, personId), id, timestamp: seconds(world.now()), type: 'system', system }
  return inbound(world, number, personId, message, id)
}
