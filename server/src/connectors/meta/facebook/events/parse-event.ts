import type { ConnectedAccount, InboundItem } from '../../../channel.ts'
import { readParts } from '../../graph/read-parts.ts'
import type { Part } from '../../graph/split-envelope.ts'
import { parseMessaging } from '../../messaging/parse-messaging.ts'
import { parseFeed, parseMention } from './parse-feed.ts'
import { parseRating } from './parse-rating.ts'

type Page = Pick<ConnectedAccount, 'providerId' | 'handle'>

/** What a body means for this Page. Kinds we do not know are `ignored`. Throws when nothing in it can be understood. */
export function parseEvent(body: string, page: Page): InboundItem[] {
  return readParts(body, { object: 'page', providerId: page.providerId }, (part) => parsePart(part, page))
}

function parsePart(part: Part, { providerId, handle }: Page): InboundItem[] {
  const page = { providerId, handle }
  if (part.kind === 'unknown') return [{ kind: 'ignored', what: part.what }]
  if (part.kind === 'messaging') return parseMessaging({ ...page, network: 'Messenger' }, part.event, part.at, part.standby)
  const told = { page, at: part.at, value: part.value }
  if (part.field === 'feed') return parseFeed(told)
  if (part.field === 'mention') return parseMention(told)
  return part.field === 'ratings' ? parseRating(told) : [{ kind: 'ignored', what: `field ${part.field}` }]
}
