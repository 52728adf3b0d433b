import type { InboundItem } from '../../channel.ts'
import { type Envelope, type Part, splitEnvelope } from './split-envelope.ts'

/**
 * What a body means for one asset: the parts of others are left out. A part that cannot be understood is told as `ignored` with the reason
 * beside those that can; when none can, the body throws, so that it is parked and seen.
 */
export function readParts(
  body: string,
  own: { object: Envelope['object']; providerId: string },
  parse: (part: Part) => InboundItem[],
): InboundItem[] {
  const { object, parts } = splitEnvelope(body)
  if (object !== own.object) return [{ kind: 'ignored', what: `object ${object || 'unnamed'}` }]
  const read = parts.filter((part) => part.entryId === own.providerId).map((part) => attempt(part, parse))
  const failed = read.filter((one) => one instanceof Error)
  if (failed[0] && failed.length === read.length) throw failed[0]
  return read.flatMap((one): InboundItem[] => (one instanceof Error ? [{ kind: 'ignored', what: `unreadable: ${one.message}` }] : one))
}

function attempt(part: Part, parse: (part: Part) => InboundItem[]): InboundItem[] | Error {
  try {
    return parse(part)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
