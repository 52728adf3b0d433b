import type { InboundItem } from '../../../channel.ts'
import { idOf } from '../../graph/read-json.ts'
import { publicThread, UNNAMED } from '../../messaging/thread-keys.ts'
import { mentionId } from '../mention-id.ts'
import type { Told } from './parse-comment.ts'

/**
 * Somebody named the account in a medium of theirs or a comment elsewhere. The network tells neither who nor what: the message holds the one
 * word that is known, its topic is what was written, and both words and author are asked for by its id.
 */
export function parseMention({ own, at, value }: Told): InboundItem[] {
  const mediaId = idOf(value.media_id)
  if (!mediaId) throw new Error('a mention without id')
  const providerId = mentionId({ mediaId, commentId: idOf(value.comment_id) })
  const key = `${UNNAMED}${providerId}`
  return [
    {
      kind: 'message',
      direction: 'in',
      providerId,
      threadKey: publicThread(mediaId, key),
      visibility: 'public',
      contact: { key, name: 'Instagram' },
      text: `@${own.handle}`,
      sentAt: at,
      direct: false,
      topic: { providerId },
    },
  ]
}
