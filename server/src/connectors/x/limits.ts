import type { Capabilities, TextLimits, Visibility } from '../channel.ts'
import type { Settings } from './settings.ts'

const PICTURES = ['image/jpeg', 'image/png', 'image/webp'] as const
export const FILMS = ['image/gif', 'video/mp4'] as const
const MAX_BYTES = 5 * 1024 * 1024

/** 280 as the network weighs them, 25,000 with Premium, 10,000 in a direct message; four files to a post, one to a message. */
export function limits(visibility: Visibility, { premium }: Settings): TextLimits {
  const files = { maxBytes: MAX_BYTES, mimes: [...PICTURES, ...FILMS] }
  if (visibility === 'private') return { maxLength: 10_000, unit: 'characters', files: { ...files, max: 1 } }
  return { maxLength: premium ? 25_000 : 280, unit: 'weighted', files: { ...files, max: 4 } }
}

export function capabilities({ canReplyUnsummoned, canLike, canQuote }: Settings): Capabilities {
  return {
    publicReply: true,
    privateReply: true,
    replyUnsummoned: canReplyUnsummoned,
    quote: canQuote,
    like: canLike,
    hide: true,
    deleteOwn: true,
    deleteOthers: false,
    block: true,
    typing: true,
    receipts: true,
  }
}
