import { fileAddress } from '../world/add-file.ts'
import type { Instagram, Page } from '../world/assets.ts'
import type { Json, Message, Thread } from '../world/content.ts'
import { threadOf } from '../world/messages.ts'
import { personBehind, scopedId } from '../world/scoped-ids.ts'
import { accept, announce, type World } from '../world/world.ts'
import { type Call, type Endpoint, listOf, objectOf, textOf } from './endpoint.ts'
import { badParam, missing, refuseBy, refused } from './errors.ts'
import { pick } from './fields.ts'
import type { Nodes } from './nodes.ts'
import { page as pageOf } from './paging.ts'
import { type Box, sendPrivate } from './send-private.ts'
import { graphTime } from './shape-feed.ts'
import { upload } from './take-attachment.ts'

const MESSAGING = ['pages_messaging', 'instagram_manage_messages', 'instagram_business_manage_messages']
const areaOf = (box: { kind: string }): 'messenger' | 'instagram' => (box.kind === 'page' ? 'messenger' : 'instagram')
const mailKind = (box: Box): 'psid' | 'igsid' => (box.kind === 'page' ? 'psid' : 'igsid')

/** A Page also speaks for the Instagram account linked to it. */
function boxFor(call: Call<Page | Instagram>): Box {
  const { world, node, params } = call
  if (node.kind === 'instagram' || !node.instagramId) return node
  const recipient = objectOf(params.recipient) ?? {}
  const account = world.assets.get(node.instagramId)
  const aboutId = world.comments.get(textOf(recipient.comment_id) ?? '')?.assetId
  const isTheirs = aboutId === node.instagramId || personBehind(world, textOf(recipient.id) ?? '', node.instagramId, ['igsid']) !== undefined
  return account?.kind === 'instagram' && (isTheirs || params.platform === 'instagram') ? account : node
}

function shapeMessage(world: World, box: Box, message: Message, baseUrl: string): Json {
  const person = world.people.get(message.personId)
  const own = { name: box.name, id: box.id, ...(box.kind === 'instagram' ? { username: box.username } : {}) }
  const theirs = {
    id: scopedId(world, mailKind(box), box.id, message.personId),
    ...(box.kind === 'instagram' ? { username: person?.username } : { name: person?.name }),
  }
  const files = message.fileIds.flatMap((id) => world.files.get(id) ?? [])
  const shapeFile = (file: (typeof files)[number]) => ({
    id: file.fileId,
    mime_type: file.mime,
    name: file.name,
    size: file.bytes.length,
    ...(file.mime.startsWith('image/')
      ? { image_data: { url: fileAddress(world, file, baseUrl) } }
      : { file_url: fileAddress(world, file, baseUrl) }),
  })
  return {
    id: message.id,
    created_time: graphTime(message.atMs),
    from: message.fromAsset ? own : theirs,
    to: { data: [message.fromAsset ? theirs : own] },
    message: message.text,
    attachments: files.length ? { data: files.map(shapeFile) } : undefined,
    sticker: files.find((file) => file.stickerId) ? fileAddress(world, files[0]!, baseUrl) : undefined,
    reply_to: message.replyTo ? { mid: message.replyTo } : undefined,
  }
}

const MESSAGE_USUAL = ['id', 'created_time']
const living = (world: World, thread: Thread): Message[] =>
  thread.messageIds.flatMap((id) => world.messages.get(id) ?? []).filter((message) => message.deletedAtMs === undefined)

/** Threads, newest first, with their messages when asked for. */
function conversations(call: Call<Page | Instagram>): unknown {
  const { world, params, fields, address, baseUrl } = call
  const box = textOf(params.platform)?.toLowerCase() === 'instagram' ? boxFor({ ...call, params: { ...params, platform: 'instagram' } }) : call.node
  const userId = textOf(params.user_id)
  const threads = [...world.threads.values()]
    .filter((thread) => thread.assetId === box.id && thread.messageIds.length > 0)
    .filter((thread) => userId === undefined || scopedId(world, mailKind(box), box.id, thread.personId) === userId)
    .map((thread) => ({ thread, messages: living(world, thread).toReversed() }))
    .sort((a, b) => (b.messages[0]?.atMs ?? 0) - (a.messages[0]?.atMs ?? 0))
  const { data, ...rest } = pageOf(threads, params, address)
  const wish = fields.find((one) => one.name === 'messages')
  return {
    ...rest,
    data: data.map(({ thread, messages }) => {
      const inner = pageOf(messages, wish?.args ?? {}, `${baseUrl}/v26.0/${thread.threadId}/messages`)
      const full = {
        id: thread.threadId,
        updated_time: graphTime(messages[0]?.atMs ?? world.now()),
        message_count: messages.length,
        participants: { data: [{ id: scopedId(world, mailKind(box), box.id, thread.personId) }, { id: box.id }] },
        messages: { ...inner, data: inner.data.map((message) => pick(shapeMessage(world, box, message, baseUrl), wish?.inner ?? [], MESSAGE_USUAL)) },
      }
      return pick(full, fields, ['id', 'updated_time'])
    }),
  }
}

/** The mailbox of a thread or message; only Pages and Instagram accounts have one. */
function boxOf(world: World, assetId: string, id: string): Box {
  const asset = world.assets.get(assetId)
  if (asset?.kind !== 'page' && asset?.kind !== 'instagram') throw missing('GET', id)
  return asset
}

function threadMessages({ world, node, params, fields, address, baseUrl }: Call<Nodes['thread']>): unknown {
  const owner = boxOf(world, node.thread.assetId, node.thread.threadId)
  const { data, ...rest } = pageOf(living(world, node.thread).toReversed(), params, address)
  return { data: data.map((message) => pick(shapeMessage(world, owner, message, baseUrl), fields, MESSAGE_USUAL)), ...rest }
}

function readMessage({ world, node, fields, baseUrl }: Call<Message>): unknown {
  if (node.deletedAtMs !== undefined) throw missing('GET', node.id)
  return pick(shapeMessage(world, boxOf(world, node.assetId, node.id), node, baseUrl), fields, MESSAGE_USUAL)
}

/** Who controls a thread: passed on, taken, asked for or given back. The apps concerned are told. */
function handOver(call: Call<Page | Instagram>, verb: 'pass' | 'take' | 'request' | 'release'): unknown {
  const { world, app, params } = call
  const box = boxFor(call)
  const recipientId = textOf(objectOf(params.recipient)?.id) ?? ''
  const personId = personBehind(world, recipientId, box.id, [mailKind(box)])
  if (personId === undefined) throw refuseBy('no-person')
  const network = box.kind === 'page' ? 'messenger' : 'instagram'
  const thread = threadOf(world, network, box.id, personId)
  const metadata = textOf(params.metadata)
  const before = thread.ownerAppId
  if (verb === 'pass') thread.ownerAppId = textOf(params.target_app_id)
  if (verb === 'take') thread.ownerAppId = app.appId
  if (verb === 'release') thread.ownerAppId = undefined
  const value =
    verb === 'take'
      ? { take_thread_control: { previous_owner_app_id: before ?? null, metadata } }
      : verb === 'request'
        ? { request_thread_control: { requested_owner_app_id: app.appId, metadata } }
        : { pass_thread_control: { previous_owner_app_id: before ?? app.appId, new_owner_app_id: thread.ownerAppId ?? null, metadata } }
  announce(world, {
    kind: 'messaging',
    network,
    assetId: box.id,
    personId,
    field: 'messaging_handovers',
    value,
    subjectId: recipientId,
    atMs: world.now(),
  })
  return { success: true }
}

function threadOwner(call: Call<Page | Instagram>): unknown {
  const { world, params } = call
  const box = boxFor({ ...call, params: { recipient: { id: params.recipient } } })
  const personId = personBehind(world, textOf(params.recipient) ?? '', box.id, [mailKind(box)])
  if (personId === undefined) throw refuseBy('no-person')
  const owner = threadOf(world, box.kind === 'page' ? 'messenger' : 'instagram', box.id, personId).ownerAppId
  return { data: owner === undefined ? [] : [{ thread_owner: { app_id: owner } }] }
}

/** Blocks and unblocks people of the inbox. */
function moderate(call: Call<Page | Instagram>): unknown {
  const { world, params } = call
  const box = call.node
  const actions = listOf(params.actions).map(String)
  const ids = listOf(params.user_ids).map((one) => textOf(objectOf(one)?.id) ?? String(one))
  for (const id of ids) {
    const personId = personBehind(world, id, box.id, ['psid', 'igsid', 'commenter'])
    if (personId === undefined) throw refuseBy(box.kind === 'page' ? 'no-person' : 'instagram-no-person')
    for (const action of actions) {
      if (action.startsWith('UN')) box.blocked.delete(personId)
      else if (action !== 'MOVE_TO_SPAM') box.blocked.add(personId)
      const kind = action.startsWith('UN') ? 'unblock' : 'block'
      accept(world, { kind, network: areaOf(box), id, assetId: box.id, text: action, target: id, metadata: null })
    }
  }
  if (actions.length === 0 || ids.length === 0) throw badParam('user_ids and actions are required')
  return { success: true }
}

function profile(call: Call<Nodes['person']>): unknown {
  const { world, node, fields, baseUrl } = call
  const person = world.people.get(node.personId)
  const { asset } = node
  if (!person || person.privateProfile || (asset.kind !== 'page' && asset.kind !== 'instagram'))
    throw refused({
      status: 400,
      code: 100,
      subcode: 33,
      type: 'GraphMethodException',
      message: `Unsupported get request. Object with ID '${node.id}' does not exist`,
    })
  const network = asset.kind === 'page' ? 'messenger' : 'instagram'
  if (threadOf(world, network, asset.id, person.personId).lastContactAtMs === undefined)
    throw refused({ status: 403, code: 230, message: '(#230) User consent is required to access user profile' })
  const [first = person.name, ...rest] = person.name.split(' ')
  const shared = { id: node.id, name: person.name, profile_pic: `${baseUrl}/avatars/${person.personId}.png` }
  if (asset.kind === 'page')
    return pick({ ...shared, first_name: first, last_name: rest.join(' '), locale: person.locale, timezone: person.timezone }, fields, [
      'first_name',
      'last_name',
      'profile_pic',
    ])
  const more = {
    username: person.username,
    follower_count: person.followers,
    is_user_follow_business: person.followers % 2 === 0,
    is_business_follow_user: false,
    is_verified_user: person.verified,
  }
  return pick({ ...shared, ...more }, fields, ['name', 'profile_pic'])
}

const box = (method: Endpoint['method'], edge: string, handle: (call: Call<Page | Instagram>) => unknown): Endpoint[] => [
  { method, node: 'page', edge, area: areaOf, scopes: MESSAGING, handle },
  { method, node: 'instagram', edge, area: areaOf, scopes: MESSAGING, handle },
]

/** Private messages of Pages and Instagram accounts. */
export const MAIL_ENDPOINTS: readonly Endpoint[] = [
  ...box('POST', 'messages', (call) => sendPrivate(call, boxFor(call))),
  ...box('POST', 'message_attachments', (call) => upload(call.world, call.node, call.params, call.files)),
  ...box('GET', 'conversations', conversations),
  ...box('POST', 'pass_thread_control', (call) => handOver(call, 'pass')),
  ...box('POST', 'take_thread_control', (call) => handOver(call, 'take')),
  ...box('POST', 'request_thread_control', (call) => handOver(call, 'request')),
  ...box('POST', 'release_thread_control', (call) => handOver(call, 'release')),
  ...box('GET', 'thread_owner', threadOwner),
  ...box('POST', 'moderate_conversations', moderate),
  { method: 'GET', node: 'thread', edge: 'messages', area: 'messenger', scopes: MESSAGING, handle: threadMessages },
  { method: 'GET', node: 'message', edge: '', area: 'messenger', scopes: MESSAGING, handle: readMessage },
  { method: 'GET', node: 'person', edge: '', area: (node) => areaOf(node.asset), scopes: MESSAGING, handle: profile },
]
