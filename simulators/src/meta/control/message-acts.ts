import type { FastifyInstance } from 'fastify'
import type { Instagram, Page, Person, PhoneNumber } from '../world/assets.ts'
import type { Channel, Json, Message } from '../world/content.ts'
import { messengerId } from '../world/make-ids.ts'
import { contactNow, editMessage, putMessage, reactToMessage, threadOf, unsendMessage } from '../world/messages.ts'
import { giveReceipt } from '../world/receipts.ts'
import { announce, type World } from '../world/world.ts'
import { asBody, type Body, needAsset, needPerson, needText, optional, refuse, takeFiles } from './refuse.ts'
import { viewMessage } from './view.ts'

type Box = Page | Instagram | PhoneNumber
type ById = { Params: { id: string } }
const KINDS = ['page', 'instagram', 'phone'] as const

export const channelOf = (box: Box): Channel => (box.kind === 'page' ? 'messenger' : box.kind === 'phone' ? 'whatsapp' : 'instagram')

function needMessage(world: World, id: unknown): Message {
  const message = world.messages.get(String(id))
  if (!message) throw refuse(404, `there is no message [${String(id)}]`)
  return message
}

/** Who writes to whom; refused when the asset has blocked the person. */
function pair(world: World, body: Body): { box: Box; person: Person; network: Channel } {
  const box = needAsset(world, body.asset, KINDS)
  const person = needPerson(world, body.as)
  if (box.blocked.has(person.personId)) throw refuse(403, 'The asset has blocked this person')
  return { box, person, network: channelOf(box) }
}

const MIMES: readonly (readonly [string, string])[] = [
  ['image/webp', 'sticker'],
  ['image/', 'image'],
  ['video/', 'video'],
  ['audio/', 'audio'],
]
const typeOfFile = (mime: string | undefined, network: Channel): string | undefined =>
  mime === undefined
    ? undefined
    : (MIMES.find(([start]) => mime.startsWith(start) && (network === 'whatsapp' || start !== 'image/webp'))?.[1] ?? 'document')

function write(world: World, body: Body): Message {
  const { box, person, network } = pair(world, body)
  const fileIds = takeFiles(world, box.id, body.files)
  const text = typeof body.text === 'string' ? body.text : ''
  const type = optional(body.type) ?? typeOfFile(world.files.get(fileIds[0] ?? '')?.mime, network) ?? 'text'
  const content: Json = { ...asBody(body.content) }
  if (network === 'whatsapp' && type === 'text') content.body = text
  else if (network === 'whatsapp' && text !== '' && fileIds.length > 0) content.caption = text
  if (network === 'whatsapp' && body.context !== undefined) content.context = body.context
  const story = asBody(body.story)
  return putMessage(world, {
    network,
    id: optional(body.id),
    assetId: box.id,
    personId: person.personId,
    // Typed in the network's own inbox or phone app, by no app of anybody.
    fromAsset: body.native === true,
    type,
    text,
    content,
    fileIds,
    replyTo: optional(body.reply_to),
    story:
      body.story === undefined
        ? undefined
        : { id: optional(story.id) ?? '17900000000000001', url: optional(story.url) ?? 'https://lookaside.example/story' },
    referral: body.referral === undefined ? undefined : asBody(body.referral),
  })
}

/** Clicks and links: they open the window and come as events of their own. */
function click(world: World, body: Body, kind: 'postback' | 'referral' | 'optin'): unknown {
  const { box, person, network } = pair(world, body)
  if (network === 'whatsapp') throw refuse(400, 'asset: WhatsApp tells clicks as messages of type button or interactive')
  contactNow(world, network, box.id, person.personId)
  const mid = messengerId(world)
  const referral = body.referral === undefined ? undefined : asBody(body.referral)
  const values = {
    postback: { postback: { mid, title: optional(body.title) ?? '', payload: optional(body.payload) ?? '', ...(referral ? { referral } : {}) } },
    referral: { referral: referral ?? { ref: optional(body.ref) ?? '', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
    optin: { optin: { ref: optional(body.ref) ?? '', user_ref: mid } },
  }
  const field = {
    postback: 'messaging_postbacks',
    referral: box.kind === 'instagram' ? 'messaging_referral' : 'messaging_referrals',
    optin: 'messaging_optins',
  }[kind]
  announce(world, {
    kind: 'messaging',
    network,
    assetId: box.id,
    personId: person.personId,
    field,
    value: values[kind],
    subjectId: mid,
    atMs: world.now(),
  })
  return { mid }
}

/** People write in private: messages of all three networks, edits, reactions, clicks, receipts. */
export function addMessageActs(server: FastifyInstance, world: World): void {
  server.post('/_sim/messages', (request) => viewMessage(write(world, asBody(request.body))))
  server.get<{ Querystring: { asset?: string; person?: string } }>('/_sim/messages', (request) => {
    const box = needAsset(world, request.query.asset, KINDS)
    const person = needPerson(world, request.query.person, 'person')
    const thread = threadOf(world, channelOf(box), box.id, person.personId)
    return { messages: thread.messageIds.flatMap((id) => world.messages.get(id) ?? []).map(viewMessage) }
  })
  server.put<ById>('/_sim/messages/:id', (request) => {
    const message = needMessage(world, request.params.id)
    const text = needText(asBody(request.body).text, 'text')
    if (message.network === 'whatsapp') message.content = { ...message.content, [message.type === 'text' ? 'body' : 'caption']: text }
    editMessage(world, message, text)
    return viewMessage(message)
  })
  server.delete<ById>('/_sim/messages/:id', (request) => ({
    unsent: unsendMessage(world, needMessage(world, request.params.id)),
  }))
  server.post('/_sim/message-reactions', (request) => {
    const body = asBody(request.body)
    const message = needMessage(world, body.message)
    reactToMessage(world, message, 'person', body.emoji === null ? undefined : (optional(body.emoji) ?? '❤️'))
    return viewMessage(message)
  })
  server.post('/_sim/read', (request) => {
    const { box, person, network } = pair(world, asBody(request.body))
    return { read: giveReceipt(world, network, box.id, person.personId, 'read') }
  })
  server.post('/_sim/delivered', (request) => {
    const { box, person, network } = pair(world, asBody(request.body))
    return { delivered: giveReceipt(world, network, box.id, person.personId, 'delivery') }
  })
  server.post('/_sim/typing', (request) => {
    const { box, person } = pair(world, asBody(request.body))
    announce(world, { kind: 'typing', assetId: box.id, personId: person.personId, byAsset: false })
    return { ok: true }
  })
  for (const kind of ['postback', 'referral', 'optin'] as const) server.post(`/_sim/${kind}s`, (request) => click(world, asBody(request.body), kind))
  // The person takes no messages from the asset any more (or again).
  server.put('/_sim/refusals', (request) => {
    const body = asBody(request.body)
    const box = needAsset(world, body.asset, KINDS)
    const person = needPerson(world, body.as)
    if (body.on === false) person.refuses.delete(box.id)
    else person.refuses.add(box.id)
    return { refuses: [...person.refuses] }
  })
  // Another app, or nobody, controls the thread.
  server.put('/_sim/threads/owner', (request) => {
    const body = asBody(request.body)
    const { box, person, network } = pair(world, body)
    const thread = threadOf(world, network, box.id, person.personId)
    thread.ownerAppId = optional(body.app_id)
    return { owner: thread.ownerAppId ?? null }
  })
}
