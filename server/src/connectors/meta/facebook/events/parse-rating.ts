import type { InboundItem } from '../../../channel.ts'
import { idOf, momentOf, textOf } from '../../graph/read-json.ts'
import { publicThread } from '../../messaging/thread-keys.ts'
import { needed, type Page, parseFeed } from './parse-feed.ts'
import { shapeAuthor } from './shape-author.ts'

/** From this many stars on it recommends. */
const GOOD_STARS = 4

/** A recommendation, or a rating with stars as it used to be; comments on one come by the same field. */
export function parseRating(told: { page: Page; at: Date; value: Record<string, unknown> }): InboundItem[] {
  const { page, value, at } = told
  const story = idOf(value.open_graph_story_id) ?? idOf(value.post_id)
  const id = story && (story.includes('_') ? story : `${page.providerId}_${story}`)
  if (value.item === 'comment' || value.item === 'reaction' || value.item === 'like') return parseFeed({ ...told, value: { ...value, post_id: id } })
  const providerId = needed(id, 'recommendation')
  const verb = textOf(value.verb) ?? 'add'
  const sentAt = momentOf(value.created_time, at.getTime())
  if (verb === 'remove' || verb === 'delete') return [{ kind: 'delete', providerId, at }]
  const contact = shapeAuthor(value, providerId)
  if (contact.key === page.providerId) return [{ kind: 'ignored', what: 'own rating' }]
  const stars = typeof value.rating === 'number' ? value.rating : undefined
  const positive = stars === undefined ? value.recommendation_type !== 'negative' : stars >= GOOD_STARS
  const text =
    textOf(value.review_text) ??
    textOf(value.message) ??
    (stars === undefined ? (positive ? '👍' : '👎') : '★'.repeat(Math.max(0, Math.min(5, stars))))
  const url = `https://www.facebook.com/${providerId}`
  const message: InboundItem = {
    kind: 'message',
    direction: 'in',
    providerId,
    threadKey: publicThread(providerId, contact.key),
    visibility: 'public',
    contact,
    text,
    sentAt,
    direct: true,
    url,
    extra: [{ kind: 'recommendation', positive, stars }],
  }
  return verb === 'add' ? [message] : [message, { kind: 'edit', providerId, text, at: new Date(at.getTime() + 999) }]
}
