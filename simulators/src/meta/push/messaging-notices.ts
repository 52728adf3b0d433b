import { fileAddress } from '../world/add-file.ts'
import type { Instagram, Page } from '../world/assets.ts'
import type { Json, Message } from '../world/content.ts'
import type { Happening, Notice } from '../world/happening.ts'
import { scopedId } from '../world/scoped-ids.ts'
import type { World } from '../world/world.ts'
import { installedOn } from './instagram-notices.ts'

type Mailbox = Page | Instagram

/** The id by which a mailbox knows a person. */
export const mailId = (world: World, box: Mailbox, personId: string): string =>
  scopedId(world, box.kind === 'page' ? 'psid' : 'igsid', box.id, personId)

const FAMILY: Readonly<Record<string, string>> = { image: 'image', video: 'video', audio: 'audio' }
const kindOf = (mime: string): string => FAMILY[mime.split('/')[0] ?? ''] ?? 'file'

function attachments(world: World, message: Message, baseUrl: string): Json[] {
  const given = Array.isArray(message.content.attachments) ? (message.content.attachments as Json[]) : []
  const files = message.fileIds.flatMap((id) => world.files.get(id) ?? [])
  const fromFiles = files.map((file): Json => {
    const url = fileAddress(world, file, baseUrl)
    if (message.type === 'story_mention') return { type: 'story_mention', payload: { url } }
    if (file.stickerId) return { type: 'sticker', payload: { url, sticker_id: Number(file.stickerId) } }
    return { type: kindOf(file.mime), payload: { url } }
  })
  // During 2026 a sticker comes as a sticker and once more as an image.
  const twins = world.settings.stickerTwins
    ? files.flatMap((file) =>
        file.stickerId ? [{ type: 'image', payload: { url: fileAddress(world, file, baseUrl), sticker_id: Number(file.stickerId) } }] : [],
      )
    : []
  return [...fromFiles, ...twins, ...given]
}

function messageBody(world: World, message: Message, box: Mailbox, baseUrl: string): Json {
  const parts = attachments(world, message, baseUrl)
  const body: Json = { mid: message.id }
  if (message.type === 'unsupported') return { ...body, is_unsupported: true }
  if (message.text) body.text = message.text
  if (typeof message.content.quick_reply === 'object') body.quick_reply = message.content.quick_reply
  if (parts.length) body.attachments = parts
  if (message.replyTo) body.reply_to = { mid: message.replyTo }
  if (message.story) body.reply_to = { story: message.story }
  if (message.referral) body.referral = message.referral
  if (!message.fromAsset) return body
  // An answer typed in the network's own inbox carries no app of ours.
  return {
    ...body,
    is_echo: true,
    ...(message.appId && box.kind === 'page' ? { app_id: Number(message.appId) } : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  }
}

type Told = {
  box: Mailbox
  personId: string
  fromAsset: boolean
  field: string
  atMs: number
  value: Json
  subjectId: string
  byAppId?: string | undefined
}

function told(world: World, { box, personId, fromAsset, field, atMs, value, subjectId, byAppId }: Told): Notice {
  const person = { id: mailId(world, box, personId) }
  const own = { id: box.id }
  return {
    object: box.kind === 'page' ? 'page' : 'instagram',
    installedOn: box.kind === 'page' ? box.id : installedOn(box),
    entryId: box.id,
    form: 'messaging',
    field,
    value: { sender: fromAsset ? own : person, recipient: fromAsset ? person : own, timestamp: atMs, ...value },
    subjectId,
    thread: { network: box.kind === 'page' ? 'messenger' : 'instagram', personId, byAppId },
  }
}

function messageNotices(world: World, { message, verb }: Extract<Happening, { kind: 'message' }>, box: Mailbox, baseUrl: string): Notice[] {
  const about = { box, personId: message.personId, fromAsset: message.fromAsset, subjectId: message.id, byAppId: message.appId }
  if (verb === 'edit') {
    const edit = { mid: message.id, text: message.text, num_edit: message.edits }
    return [
      told(world, { ...about, field: box.kind === 'page' ? 'message_edits' : 'message_edit', atMs: world.now(), value: { message_edit: edit } }),
    ]
  }
  if (verb === 'unsend')
    return [told(world, { ...about, field: 'messages', atMs: world.now(), value: { message: { mid: message.id, is_deleted: true } } })]
  const field = message.fromAsset && box.kind === 'page' ? 'message_echoes' : 'messages'
  return [told(world, { ...about, field, atMs: message.atMs, value: { message: messageBody(world, message, box, baseUrl) } })]
}

const NAMES: Readonly<Record<string, string>> = {
  '❤': 'love',
  '❤️': 'love',
  '😆': 'smile',
  '😮': 'wow',
  '😢': 'sad',
  '😠': 'angry',
  '👍': 'like',
  '👎': 'dislike',
}

function reactionNotice(world: World, happening: Extract<Happening, { kind: 'message-reaction' }>, box: Mailbox): Notice {
  const { message, by, emoji, atMs } = happening
  const reaction =
    emoji === undefined ? { mid: message.id, action: 'unreact' } : { mid: message.id, action: 'react', reaction: NAMES[emoji] ?? 'other', emoji }
  return told(world, {
    box,
    personId: message.personId,
    fromAsset: by === 'asset',
    field: 'message_reactions',
    atMs,
    value: { reaction },
    subjectId: message.id,
  })
}

function receiptNotices(world: World, happening: Extract<Happening, { kind: 'receipt' }>, box: Mailbox): Notice[] {
  const { receipt, personId, messageIds, atMs } = happening
  const about = { box, personId, fromAsset: false, atMs, subjectId: messageIds.at(-1) ?? '' }
  if (box.kind === 'instagram')
    return receipt === 'read' ? [told(world, { ...about, field: 'messaging_seen', value: { read: { mid: messageIds.at(-1) } } })] : []
  if (receipt === 'read') return [told(world, { ...about, field: 'message_reads', value: { read: { watermark: atMs } } })]
  return [told(world, { ...about, field: 'message_deliveries', value: { delivery: { mids: messageIds, watermark: atMs } } })]
}

/** What a Page's or an Instagram account's apps are told of its private messages. */
export function messagingNotices(world: World, happening: Happening, baseUrl: string): Notice[] {
  const assetId =
    happening.kind === 'message' || happening.kind === 'message-reaction'
      ? happening.message.assetId
      : 'assetId' in happening
        ? happening.assetId
        : ''
  const box = world.assets.get(assetId)
  if (box?.kind !== 'page' && box?.kind !== 'instagram') return []
  switch (happening.kind) {
    case 'message':
      return messageNotices(world, happening, box, baseUrl)
    case 'message-reaction':
      return [reactionNotice(world, happening, box)]
    case 'receipt':
      return receiptNotices(world, happening, box)
    case 'messaging': {
      const { personId, field, value, subjectId, atMs } = happening
      return [told(world, { box, personId, fromAsset: false, field, value, subjectId, atMs })]
    }
    default:
      return []
  }
}
