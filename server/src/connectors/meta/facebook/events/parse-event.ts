import type { ConnectedAccount, InboundItem } from '../../../channel.ts'
import { type Part, splitEnvelope } from '../../graph/split-envelope.ts'
import { parseFeed, parseMention } from './parse-feed.ts'
import { parseMessaging } from './parse-messaging.ts'
import { parseRating } from './parse-rating.ts'

type Page = Pick<ConnectedAccount, 'providerId' | 'handle'>

/**
 * What a body means for this Page. A part that cannot be understood is told as `ignored` with the reason beside those that can; when none
 * can, the body throws, so that it is parked and seen. Kinds we do not know are `ignored`.
 */
export function parseEvent(body: string, page: Page): InboundItem[] {
  const { object, parts } = splitEnvelope(body)
  if (object !== 'page') return [{ kind: 'ignored', what: `object ${object || 'unnamed'}` }]
  const read = parts.filter((part) => part.entryId === page.providerId).map((part) => attempt(part, page))
  const failed = read.filter((one) => one instanceof Error)
  if (failed[0] && failed.length === read.length) throw failed[0]
  return read.flatMap((one): InboundItem[] => (one instanceof Error ? [{ kind: 'ignored', what: `unreadable: ${one.message}` }] : one))
}

function attempt(part: Part, page: Page): InboundItem[] | Error {
  try {
    return parsePart(part, page)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function parsePart(part: Part, { providerId, handle }: Page): InboundItem[] {
  const page = { providerId, handle }
  if (part.kind === 'unknown') return [{ kind: 'ignored', what: part.what }]
  if (part.kind === 'messaging') return parseMessaging(page, part.event, part.at, part.standby)
  const told = { page, at: part.at, value: part.value }
  if (part.field === 'feed') return parseFeed(told)
  if (part.field === 'mention') return parseMention(told)
  return part.field === 'ratings' ? parseRating(told) : [{ kind: 'ignored', what: `field ${part.field}` }]
}
