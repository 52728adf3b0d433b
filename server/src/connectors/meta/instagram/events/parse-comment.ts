import type { Author, Extra, InboundItem } from '../../../channel.ts'
import { asRecord, idOf, textOf } from '../../graph/read-json.ts'
import { publicThread, UNNAMED } from '../../messaging/thread-keys.ts'

type Value = Record<string, unknown>

/** A change that the account was told of; `at` is when. */
export interface Told {
  own: { providerId: string; handle: string }
  at: Date
  value: Value
}

/** A comment on one of the account's media. The account's own names what it answers and not whom: that is found by `references`. */
export function parseComment({ own, at, value }: Told): InboundItem[] {
  const providerId = idOf(value.comment_id) ?? idOf(value.id)
  if (!providerId) throw new Error('a comment without id')
  const media = asRecord(value.media)
  const mediaId = idOf(media.id) ?? idOf(value.media_id)
  const parentId = idOf(value.parent_id)
  const replyTo = parentId === mediaId ? undefined : parentId
  const author = shapeAuthor(asRecord(value.from), providerId)
  const isOwn = isSelf(asRecord(value.from), own)
  const references = [replyTo, mediaId].filter((id): id is string => id !== undefined)
  if (isOwn && references.length === 0) return [{ kind: 'ignored', what: 'own comment to nobody' }]
  return [
    {
      kind: 'message',
      direction: isOwn ? 'out' : 'in',
      providerId,
      threadKey: publicThread(mediaId ?? providerId, author.key),
      visibility: 'public',
      contact: isOwn ? { key: own.providerId, name: own.handle || own.providerId } : author,
      text: textOf(value.text) ?? '',
      sentAt: at,
      direct: true,
      replyToProviderId: replyTo ?? (isOwn ? mediaId : undefined),
      references: isOwn ? references : undefined,
      topic: mediaId ? { providerId: mediaId } : undefined,
      extra: shapeAdvertisement(media),
    },
  ]
}

/** Comments by the account itself name it in one of three ways, by login. */
function isSelf(from: Value, { providerId, handle }: Told['own']): boolean {
  const username = textOf(from.username)?.toLowerCase()
  return idOf(from.id) === providerId || from.self_ig_scoped_id !== undefined || (username !== undefined && username === handle.toLowerCase())
}

function shapeAuthor(from: Value, writtenId: string): Author {
  const handle = textOf(from.username)
  const key = idOf(from.id) ?? `${UNNAMED}${writtenId}`
  return { key, name: handle ?? (idOf(from.id) ? key : 'Instagram'), handle, profileUrl: profileOf(handle) }
}

/** Where people see who that is. */
export const profileOf = (handle: string | undefined) => handle && `https://www.instagram.com/${encodeURIComponent(handle)}/`

function shapeAdvertisement(media: Value): Extra[] | undefined {
  const adId = idOf(media.ad_id)
  return adId ? [{ kind: 'referral', source: 'AD', title: textOf(media.ad_title), text: adId }] : undefined
}
