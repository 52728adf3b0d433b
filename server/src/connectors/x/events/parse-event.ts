import type { InboundItem } from '../../channel.ts'
import { parseDmRead, parsePushedDms, parseReadDm, parseTyping } from './parse-dm.ts'
import { type Brand, parsePost } from './parse-post.ts'
import { parseEncryptedChat, parseLike, parsePostDelete, parseProfileUpdate, parseRevoke } from './parse-signal.ts'
import { type Arrival, readEnvelopes } from './read-envelopes.ts'
import { readIncludes } from './read-includes.ts'
import { type Envelope, Post } from './wire.ts'

type Parser = (envelope: Envelope, brand: Brand) => InboundItem[]

const parseNewPost: Parser = ({ payload, includes }, brand) => parsePost(Post.parse(payload), readIncludes(includes), brand)

const PARSERS: Readonly<Record<string, Parser>> = {
  'post.create': parseNewPost,
  'post.mention.create': parseNewPost,
  'post.reply.create': parseNewPost,
  'post.quote.create': parseNewPost,
  'post.delete': parsePostDelete,
  'like.create': parseLike,
  'dm.received': ({ payload }, brand) => parsePushedDms(payload, brand),
  'dm.sent': ({ payload }, brand) => parsePushedDms(payload, brand),
  'dm.read': ({ payload }, brand) => parseDmRead(payload, brand),
  'dm.indicate_typing': ({ payload }, brand) => parseTyping(payload, brand),
  'chat.received': parseEncryptedChat,
  'chat.sent': parseEncryptedChat,
  'oauth.revoke': parseRevoke,
}

/**
 * What a body means. Events of a kind we do not know are `ignored`; a body that is not JSON, or an event of a kind we do know without
 * what makes it one (a post without author), throws, so that it is parked and seen instead of lost.
 */
export function parseEvent(body: string, brand: Brand): InboundItem[] {
  return readEnvelopes(body).flatMap((arrival) => parseArrival(arrival, brand))
}

function parseArrival(arrival: Arrival, brand: Brand): InboundItem[] {
  if ('unknown' in arrival) return [{ kind: 'ignored', what: arrival.unknown }]
  if ('read' in arrival) {
    const { polled, data, includes } = arrival.read
    return polled === 'post' ? parsePost(Post.parse(data), readIncludes(includes), brand) : parseReadDm(data, readIncludes(includes), brand)
  }
  const { event_type } = arrival.pushed
  if (event_type.startsWith('profile.update.')) return parseProfileUpdate(arrival.pushed)
  const parse = Object.hasOwn(PARSERS, event_type) ? PARSERS[event_type] : undefined
  return parse ? parse(arrival.pushed, brand) : [{ kind: 'ignored', what: event_type }]
}
