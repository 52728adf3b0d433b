import type { Channel, Message, Thread } from './content.ts'
import { digits, instagramMessageId, messengerId, wamid } from './make-ids.ts'
import { announce, type World } from './world.ts'

const DAY_MS = 86_400_000
export const WINDOW_MS = DAY_MS
export const HUMAN_AGENT_MS = 7 * DAY_MS
export const PRIVATE_REPLY_MS = 7 * DAY_MS

const threadKey = (network: Channel, assetId: string, personId: string): string => `${network}:${assetId}:${personId}`

/** What an asset and a person wrote to each other; made empty when there is nothing yet. */
export function threadOf(world: World, network: Channel, assetId: string, personId: string): Thread {
  const key = threadKey(network, assetId, personId)
  const known = world.threads.get(key)
  if (known) return known
  const thread: Thread = {
    threadId: `t_${digits(world, 16)}`,
    network,
    assetId,
    personId,
    messageIds: [],
    lastContactAtMs: undefined,
    ownerAppId: undefined,
  }
  world.threads.set(key, thread)
  return thread
}

/** Milliseconds since the person last wrote or clicked; Infinity when never. */
export const sinceContact = (world: World, thread: Thread): number =>
  thread.lastContactAtMs === undefined ? Number.POSITIVE_INFINITY : world.now() - thread.lastContactAtMs

/** The person did something that opens the window. */
export function contactNow(world: World, network: Channel, assetId: string, personId: string): Thread {
  const thread = threadOf(world, network, assetId, personId)
  thread.lastContactAtMs = world.now()
  return thread
}

export type NewMessage = { [K in keyof Omit<Message, 'reactions' | 'kind'>]?: Message[K] | undefined } & Pick<
  Message,
  'network' | 'assetId' | 'personId' | 'fromAsset'
>

function newId(world: World, input: NewMessage): string {
  if (input.network === 'messenger') return messengerId(world)
  if (input.network === 'instagram') return instagramMessageId(world)
  return wamid(world, world.people.get(input.personId)?.phone ?? '0')
}

/** The message stands in the thread; who is to be told has been told. A person's message opens the window. */
export function putMessage(world: World, input: NewMessage): Message {
  const thread = threadOf(world, input.network, input.assetId, input.personId)
  const message: Message = {
    kind: 'message',
    network: input.network,
    id: input.id ?? newId(world, input),
    assetId: input.assetId,
    personId: input.personId,
    fromAsset: input.fromAsset,
    type: input.type ?? 'text',
    text: input.text ?? '',
    content: input.content ?? {},
    fileIds: input.fileIds ?? [],
    replyTo: input.replyTo,
    story: input.story,
    referral: input.referral,
    atMs: input.atMs ?? world.now(),
    appId: input.appId,
    metadata: input.metadata,
    commentId: input.commentId,
    edits: 0,
    deletedAtMs: undefined,
    reactions: new Map(),
    status: input.status,
  }
  world.messages.set(message.id, message)
  thread.messageIds.push(message.id)
  if (!message.fromAsset) thread.lastContactAtMs = message.atMs
  announce(world, { kind: 'message', verb: 'add', message })
  return message
}

export function editMessage(world: World, message: Message, text: string): void {
  message.text = text
  message.edits += 1
  announce(world, { kind: 'message', verb: 'edit', message })
}

export function unsendMessage(world: World, message: Message): boolean {
  if (message.deletedAtMs !== undefined) return false
  message.deletedAtMs = world.now()
  announce(world, { kind: 'message', verb: 'unsend', message })
  return true
}

/** A reaction to a message; undefined takes it back. */
export function reactToMessage(world: World, message: Message, by: 'person' | 'asset', emoji: string | undefined, eventId?: string): void {
  if (emoji === undefined) message.reactions.delete(by)
  else message.reactions.set(by, emoji)
  if (by === 'person') contactNow(world, message.network, message.assetId, message.personId)
  const id = eventId ?? (message.network === 'whatsapp' ? wamid(world, world.people.get(message.personId)?.phone ?? '0') : message.id)
  announce(world, { kind: 'message-reaction', message, by, emoji, eventId: id, atMs: world.now() })
}
