import { mayMessage, sendDm } from '../world/send-dm.ts'
import type { DirectMessage, World } from '../world/world.ts'
import { type Answer, addEndpoint, type Call, type RestKit } from './endpoint.ts'
import { forbidden, invalidRequest, notFound } from './problems.ts'
import { pageOf, pageToken, readCount, readUser } from './reads.ts'
import { shapeDm } from './shape-dm.ts'
import { shapeMedia } from './shape-post.ts'
import { pickFields } from './shape-user.ts'
import { takeMedia } from './take-media.ts'

const MOST_LETTERS = 10_000

function readAttachment(world: World, call: Call): string | undefined {
  const attachments = call.body.attachments
  if (attachments === undefined) return undefined
  if (!Array.isArray(attachments) || attachments.length !== 1)
    throw invalidRequest('attachments', attachments, '$.attachments: must have exactly 1 item')
  return takeMedia(world, call.user, [(attachments[0] as { media_id?: unknown } | null)?.media_id])[0]
}

/** A message to one person; refused when that person takes none from the sender. */
function send(world: World, call: Call): Answer {
  const recipientId = call.params.participant_id ?? ''
  if (!world.users.has(recipientId)) throw notFound('user', 'participant_id', recipientId)
  const text = call.body.text ?? ''
  const mediaKey = readAttachment(world, call)
  if (typeof text !== 'string' || (text === '' && mediaKey === undefined))
    throw invalidRequest('text', text, '$.text: must be at least 1 characters long')
  if ([...text].length > MOST_LETTERS) throw invalidRequest('text', text.length, 'The text of your direct message is over the max character limit.')
  if (!mayMessage(world, call.user.userId, recipientId)) throw forbidden('You cannot send messages to this user.')
  const message = sendDm(world, { senderId: call.user.userId, recipientId, text, mediaKey })
  world.accepted.push({
    index: world.accepted.length,
    kind: 'dm',
    id: message.dmEventId,
    authorId: message.senderId,
    text,
    target: recipientId,
    quote: null,
    at: world.now(),
  })
  return { status: 201, body: { data: { dm_conversation_id: message.dmConversationId, dm_event_id: message.dmEventId } } }
}

/** The caller's own copy is gone; the other person keeps theirs. */
function remove(world: World, call: Call): Answer {
  const message = world.dms.get(call.params.id ?? '')
  const userId = call.user.userId
  if (!message || message.deletedBy.has(userId) || ![message.senderId, message.recipientId].includes(userId))
    throw notFound('dm_event', 'id', call.params.id ?? '')
  message.deletedBy.add(userId)
  return { body: { data: { deleted: true } } }
}

const DM_ALWAYS = ['id', 'text', 'event_type']

/** Newest first, of one conversation or of all. */
function list(kit: RestKit, call: Call, keep: (message: DirectMessage) => boolean): Answer {
  const size = readCount(call.query, 'max_results', 1, 100, 100)
  const mine = (kit.world.dmsOf.get(call.user.userId) ?? []).filter((dmEventId) => {
    const message = kit.world.dms.get(dmEventId)
    return message !== undefined && !message.deletedBy.has(call.user.userId) && keep(message)
  })
  const page = pageOf(mine, call.query, size)
  const messages = page.ids.flatMap((dmEventId) => kit.world.dms.get(dmEventId) ?? [])
  const asked = new Set((call.query.expansions ?? '').split(','))
  const people = new Set([
    ...(asked.has('sender_id') ? messages.map((message) => message.senderId) : []),
    ...(asked.has('participant_ids') ? messages.flatMap((message) => [message.senderId, message.recipientId]) : []),
  ])
  const users = [...people].flatMap((userId) => readUser(kit.world, userId, call.query, kit.baseUrl()) ?? [])
  const keys = asked.has('attachments.media_keys') ? messages.flatMap((message) => message.mediaKey ?? []) : []
  const media = keys
    .flatMap((key) => kit.world.mediaByKey.get(key) ?? [])
    .map((found) =>
      pickFields(
        { ...shapeMedia(found, kit.baseUrl()), url: `${kit.baseUrl()}/dm-media/${found.mediaKey}` },
        ['media_key', 'type'],
        call.query['media.fields'],
      ),
    )
  const includes = { ...(users.length ? { users } : {}), ...(media.length ? { media } : {}) }
  const oldest = page.ids.at(-1)
  return {
    body: {
      ...(messages.length ? { data: messages.map((message) => pickFields(shapeDm(message), DM_ALWAYS, call.query['dm_event.fields'])) } : {}),
      ...(Object.keys(includes).length ? { includes } : {}),
      meta: { result_count: messages.length, ...(page.more && oldest ? { next_token: pageToken(oldest) } : {}) },
    },
  }
}

/** Direct messages: send, list, delete one's own copy. */
export function addDmRoutes(kit: RestKit): void {
  addEndpoint(kit, {
    method: 'POST',
    url: '/2/dm_conversations/with/:participant_id/messages',
    needs: 'user',
    handle: (call) => send(kit.world, call),
  })
  addEndpoint(kit, { method: 'DELETE', url: '/2/dm_events/:id', needs: 'user', handle: (call) => remove(kit.world, call) })
  addEndpoint(kit, { method: 'GET', url: '/2/dm_events', needs: 'user', handle: (call) => list(kit, call, () => true) })
  addEndpoint(kit, {
    method: 'GET',
    url: '/2/dm_conversations/with/:participant_id/dm_events',
    needs: 'user',
    handle: (call) => list(kit, call, (message) => [message.senderId, message.recipientId].includes(call.params.participant_id ?? '')),
  })
}
