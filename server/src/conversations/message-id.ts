import { v7 } from 'uuid'
import { newId } from '../platform/ids.ts'

const COUNTING_ID = /^\d{15,19}$/
/** The last bits of such an id tell messages of one millisecond apart. */
const WITHIN_MS = 0x3fffffn

/**
 * The id of a message that came in. Conversations stand in the order of (sent_at, id): where a network counts its messages, two of one
 * millisecond keep the network's order whichever came first; elsewhere the order in which they came.
 */
export function messageIdOf({ providerId, sentAt }: { providerId: string; sentAt: Date }): string {
  if (!COUNTING_ID.test(providerId) || sentAt.getTime() < 0) return newId()
  return v7({ msecs: sentAt.getTime(), seq: Number(BigInt(providerId) & WITHIN_MS) })
}
