import type { DirectMessage, World } from '../world/world.ts'
import { mediaKind } from './shape-post.ts'
import { shapeUser, wireTime } from './shape-user.ts'

/** A direct message as the read endpoints tell it. */
export function shapeDm(message: DirectMessage): Record<string, unknown> {
  return {
    id: message.dmEventId,
    event_type: 'MessageCreate',
    text: message.text,
    sender_id: message.senderId,
    participant_ids: [message.senderId, message.recipientId],
    dm_conversation_id: message.dmConversationId,
    created_at: wireTime(message.createdAtMs),
    attachments: message.mediaKey ? { media_keys: [message.mediaKey] } : undefined,
  }
}

/** People by id, wrapped as pushed payloads wrap them. */
export function shapeDmUsers(world: World, userIds: string[], baseUrl: string): Record<string, unknown> {
  return Object.fromEntries(
    userIds.flatMap((userId) => {
      const user = world.users.get(userId)
      return user ? [[userId, { data: shapeUser(user, baseUrl) }]] : []
    }),
  )
}

/** A direct message as it is pushed: the older form, with milliseconds as text. */
export function shapeDmPush(world: World, message: DirectMessage, baseUrl: string): Record<string, unknown> {
  const media = world.mediaByKey.get(message.mediaKey ?? '')
  const url = `${baseUrl}/dm-media/${media?.mediaKey}`
  const attachment = media && {
    type: 'media',
    media: { id: media.mediaId, id_str: media.mediaId, media_key: media.mediaKey, media_url: url, media_url_https: url, url, type: mediaKind(media) },
  }
  const data = { text: message.text, entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] }, ...(attachment ? { attachment } : {}) }
  const created = { target: { recipient_id: message.recipientId }, sender_id: message.senderId, message_data: data }
  return {
    direct_message_events: [
      { type: 'message_create', id: message.dmEventId, created_timestamp: String(message.createdAtMs), message_create: created },
    ],
    users: shapeDmUsers(world, [message.senderId, message.recipientId], baseUrl),
  }
}
