import { compareIds } from './snowflake.ts'
import { announce, appendTo, type DirectMessage, type World } from './world.ts'

/** The conversation of two people is named by both ids, the older account first. */
export const dmConversationId = (a: string, b: string): string => (compareIds(a, b) <= 0 ? `${a}-${b}` : `${b}-${a}`)

export type NewDm = { senderId: string; recipientId: string; text: string; mediaKey?: string | undefined }

/** The message stands in both people's threads and everybody who listens has been told. */
export function sendDm(world: World, input: NewDm): DirectMessage {
  const message: DirectMessage = {
    dmEventId: world.nextId(),
    dmConversationId: dmConversationId(input.senderId, input.recipientId),
    senderId: input.senderId,
    recipientId: input.recipientId,
    text: input.text,
    mediaKey: input.mediaKey,
    createdAtMs: world.now(),
    deletedBy: new Set(),
  }
  world.dms.set(message.dmEventId, message)
  appendTo(world.dmsOf, message.senderId, message.dmEventId)
  if (message.recipientId !== message.senderId) appendTo(world.dmsOf, message.recipientId, message.dmEventId)
  announce(world, { kind: 'dm', message })
  return message
}

/** False when the recipient takes no messages from the sender. */
export const mayMessage = (world: World, senderId: string, recipientId: string): boolean =>
  !world.dmBlocks.has(`${recipientId}:${senderId}`) && world.users.get(recipientId)?.acceptsDms === true
