import type { Capabilities, TextLimits } from '../channel.ts'

const MEGABYTE = 1024 * 1024

/** 100,000 characters and twenty files of 15 MB, which the 25 MB of most servers take once they are coded. */
export function limits(): TextLimits {
  return { maxLength: 100_000, unit: 'characters', files: { max: 20, maxBytes: 15 * MEGABYTE, mimes: ['*/*'] } }
}

export function capabilities(): Capabilities {
  return {
    publicReply: false,
    privateReply: true,
    replyUnsummoned: true,
    quote: false,
    like: false,
    hide: false,
    deleteOwn: false,
    deleteOthers: false,
    block: false,
    typing: false,
    receipts: true,
    mail: true,
  }
}
