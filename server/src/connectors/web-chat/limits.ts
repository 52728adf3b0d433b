import type { Capabilities, TextLimits } from '../channel.ts'

const MEGABYTE = 1024 * 1024

/** What a visitor may attach, and an agent answer with: pictures, sound, short films and the papers people photograph or export. */
const MIMES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
  'text/plain',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'video/mp4',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const

/** 4,000 characters and five files of 10 MB to a message, on both sides. */
export function limits(): TextLimits {
  return { maxLength: 4000, unit: 'characters', files: { max: 5, maxBytes: 10 * MEGABYTE, mimes: MIMES } }
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
    typing: true,
    receipts: true,
  }
}
