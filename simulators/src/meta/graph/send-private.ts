import type { Instagram, Page } from '../world/assets.ts'
import type { Comment, Json, Message, Post, Thread } from '../world/content.ts'
import { HUMAN_AGENT_MS, PRIVATE_REPLY_MS, putMessage, reactToMessage, sinceContact, threadOf, WINDOW_MS } from '../world/messages.ts'
import { followAccepted } from '../world/receipts.ts'
import { personBehind, scopedId } from '../world/scoped-ids.ts'
import { accept, announce, type World } from '../world/world.ts'
import { type Call, objectOf, textOf } from './endpoint.ts'
import { badParam, missing, refuseBy } from './errors.ts'
import { takeAttachment } from './take-attachment.ts'

export type Box = Page | Instagram
type Target = { personId: string; about: Comment | Post | undefined }

const networkOf = (box: Box): 'messenger' | 'instagram' => (box.kind === 'page' ? 'messenger' : 'instagram')
const mailKind = (box: Box): 'psid' | 'igsid' => (box.kind === 'page' ? 'psid' : 'igsid')

/** Who wrote a comment (or visitor's post) and may be answered in private: once, within seven days, a live one only while live. */
function privateTarget(world: World, box: Box, id: string): Target {
  const about = world.comments.get(id) ?? world.posts.get(id)
  if (!about || about.assetId !== box.id || about.deletedAtMs !== undefined || about.authorId === undefined) throw missing('POST', id)
  if (about.privateReplyAtMs !== undefined)
    throw refuseBy('already-replied', box.kind === 'instagram' ? { code: 100, message: '(#100) Already replied' } : {})
  const post = about.kind === 'post' ? about : world.posts.get(about.postId)
  const isOver = post?.type === 'live' && post.editedAtMs !== undefined
  if (isOver || world.now() - about.createdAtMs > PRIVATE_REPLY_MS)
    throw refuseBy(
      'reply-too-late',
      box.kind === 'instagram' ? { code: 10, subcode: 2534022, message: '(#10) This message is sent outside of allowed window.' } : {},
    )
  return { personId: about.authorId, about }
}

function findTarget(world: World, box: Box, recipient: Json): Target {
  const commentId = textOf(recipient.comment_id) ?? textOf(recipient.post_id)
  if (commentId !== undefined) return privateTarget(world, box, commentId)
  const personId = personBehind(world, textOf(recipient.id) ?? '', box.id, [mailKind(box)])
  if (personId === undefined) throw refuseBy(box.kind === 'page' ? 'no-person' : 'instagram-no-person')
  return { personId, about: undefined }
}

/** Refuses what the network's windows, tags, hand-over and the person themselves do not allow. */
function checkAllowed(call: Call<Box>, box: Box, thread: Thread, target: Target): void {
  const { world, app, params } = call
  const person = world.people.get(target.personId)
  if (box.kind === 'page' && box.restricted) throw refuseBy('restricted')
  if (box.kind === 'instagram' && !box.messageAccess) throw refuseBy('message-access-off')
  if (person?.refuses.has(box.id) || box.blocked.has(target.personId)) throw refuseBy('unavailable')
  if (thread.ownerAppId !== undefined && thread.ownerAppId !== app.appId) throw refuseBy('other-owner')
  if (target.about) return
  const tag = textOf(params.tag)
  const isTagged = params.messaging_type === 'MESSAGE_TAG' || tag !== undefined
  if (isTagged && tag !== 'HUMAN_AGENT') throw badParam(`Param tag must be one of {HUMAN_AGENT} - got unexpected value '${tag}'`)
  if (isTagged && !app.humanAgent)
    throw refuseBy('no-permission', { code: 10, message: '(#10) To use Human Agent, your use of this feature must be approved' })
  if (sinceContact(world, thread) > (isTagged ? HUMAN_AGENT_MS : WINDOW_MS)) throw refuseBy(box.kind === 'page' ? 'window' : 'instagram-window')
}

function checkText(box: Box, text: string): void {
  if (box.kind === 'page' && [...text].length > 2000) throw refuseBy('too-long')
  if (box.kind === 'instagram' && Buffer.byteLength(text) > 1000) throw refuseBy('too-many-bytes')
}

/** A sender action is no message: typing, seen, or a reaction to a message of the thread. */
function act(call: Call<Box>, box: Box, target: Target, action: string): unknown {
  const { world, params } = call
  const recipientId = scopedId(world, mailKind(box), box.id, target.personId)
  if (action === 'react' || action === 'unreact') {
    const payload = objectOf(params.payload) ?? {}
    const message = world.messages.get(textOf(payload.message_id) ?? '')
    if (!message || message.assetId !== box.id || message.personId !== target.personId) throw badParam('Invalid message id')
    const names: Readonly<Record<string, string>> = { love: '❤️', like: '👍', wow: '😮', sad: '😢', angry: '😠', smile: '😆', dislike: '👎' }
    const given = textOf(payload.reaction) ?? 'love'
    reactToMessage(world, message, 'asset', action === 'react' ? (names[given] ?? given) : undefined)
    accept(world, {
      kind: 'react',
      network: networkOf(box),
      id: message.id,
      assetId: box.id,
      text: action === 'react' ? given : '',
      target: message.id,
      metadata: null,
    })
    return { recipient_id: recipientId }
  }
  if (!['typing_on', 'typing_off', 'mark_seen'].includes(action)) throw badParam(`Param sender_action has an unexpected value '${action}'`)
  if (action === 'typing_on') announce(world, { kind: 'typing', assetId: box.id, personId: target.personId, byAsset: true })
  return { recipient_id: recipientId }
}

function checkReply(world: World, box: Box, params: Json): string | undefined {
  const given = objectOf(params.reply_to) ?? objectOf(objectOf(params.message)?.reply_to)
  const mid = textOf(given?.mid)
  if (mid === undefined) return undefined
  if (world.messages.get(mid)?.assetId !== box.id) throw badParam('Invalid reply_to message id')
  return mid
}

function write(call: Call<Box>, box: Box, target: Target, message: Json): Message {
  const { world, app, params } = call
  const text = textOf(message.text) ?? ''
  checkText(box, text)
  const attached = takeAttachment(world, box, message)
  if (!text && !attached) throw badParam('You must provide a message text or an attachment')
  const quickReplies = message.quick_replies
  if (Array.isArray(quickReplies) && quickReplies.length > 13) throw badParam('Too many elements in field quick_replies: at most 13')
  return putMessage(world, {
    network: networkOf(box),
    assetId: box.id,
    personId: target.personId,
    fromAsset: true,
    type: attached?.type ?? 'text',
    text,
    fileIds: attached?.fileIds ?? [],
    content: attached?.content ?? {},
    replyTo: checkReply(world, box, params),
    appId: app.appId,
    metadata: textOf(message.metadata),
    commentId: target.about?.id,
    status: 'sent',
  })
}

/** `POST /{page or account}/messages`: a message, a private reply or a sender action. */
export function sendPrivate(call: Call<Box>, box: Box): unknown {
  const { world, params } = call
  const recipient = objectOf(params.recipient)
  if (!recipient) throw badParam('The parameter recipient is required')
  const target = findTarget(world, box, recipient)
  const network = networkOf(box)
  const action = textOf(params.sender_action)
  if (action !== undefined) return act(call, box, target, action)
  const message = objectOf(params.message)
  if (!message) throw badParam('The parameter message is required')
  checkAllowed(call, box, threadOf(world, network, box.id, target.personId), target)
  const sent = write(call, box, target, message)
  if (target.about) target.about.privateReplyAtMs = world.now()
  const recipientId = scopedId(world, mailKind(box), box.id, target.personId)
  accept(world, {
    kind: target.about ? 'private-reply' : 'message',
    network,
    id: sent.id,
    assetId: box.id,
    text: sent.text,
    target: target.about?.id ?? recipientId,
    metadata: sent.metadata ?? null,
  })
  followAccepted(world, sent, undefined)
  return { recipient_id: recipientId, message_id: sent.id }
}
