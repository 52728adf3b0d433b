import type { ConnectedAccount, InboundItem } from '../../../channel.ts'
import { readParts } from '../../graph/read-parts.ts'
import type { Part } from '../../graph/split-envelope.ts'
import { parseMessaging } from '../../messaging/parse-messaging.ts'
import { parseComment } from './parse-comment.ts'
import { parseMention } from './parse-mention.ts'

type Own = Pick<ConnectedAccount, 'providerId' | 'handle'>

/** What a body means for this account, by whichever login it is connected. Kinds we do not know are `ignored`. Throws when nothing in it can be understood. */
export function parseEvent(body: string, own: Own): InboundItem[] {
  return readParts(body, { object: 'instagram', providerId: own.providerId }, (part) => parsePart(part, own))
}

function parsePart(part: Part, { providerId, handle }: Own): InboundItem[] {
  if (part.kind === 'unknown') return [{ kind: 'ignored', what: part.what }]
  if (part.kind === 'messaging') return parseMessaging({ providerId, handle, network: 'Instagram' }, part.event, part.at, part.standby)
  const told = { own: { providerId, handle }, at: part.at, value: part.value }
  if (part.field === 'comments' || part.field === 'live_comments') return parseComment(told)
  return part.field === 'mentions' ? parseMention(told) : [{ kind: 'ignored', what: `field ${part.field}` }]
}
