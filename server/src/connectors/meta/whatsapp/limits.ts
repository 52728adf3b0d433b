import type { Capabilities, TextLimits } from '../../channel.ts'

const KB = 1024
const MB = 1024 * KB

/** How the network calls a file, and what it takes of each. */
export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

export const MEDIA: Readonly<Record<MediaKind, { maxBytes: number; mimes: readonly string[] }>> = {
  image: { maxBytes: 5 * MB, mimes: ['image/jpeg', 'image/png'] },
  sticker: { maxBytes: 500 * KB, mimes: ['image/webp'] },
  video: { maxBytes: 16 * MB, mimes: ['video/mp4', 'video/3gpp'] },
  audio: { maxBytes: 16 * MB, mimes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
  document: {
    maxBytes: 100 * MB,
    mimes: [
      'application/pdf',
      'text/plain',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
  },
}

export const MAX_TEXT = 4096
/** Of the words under a picture, a film or a document. */
export const MAX_CAPTION = 1024
/** Of the words above buttons or a list. */
export const MAX_ASKING = 1024
export const CHOICES = { buttons: 3, rows: 10, buttonTitle: 20, rowTitle: 24, rowDescription: 72, listButton: 20 } as const

/** 4,096 characters and one file; what a kind of file may weigh is told by `MEDIA`. */
export function limits(): TextLimits {
  const all = Object.values(MEDIA)
  const files = { max: 1, maxBytes: Math.max(...all.map((one) => one.maxBytes)), mimes: all.flatMap((one) => one.mimes) }
  return { maxLength: MAX_TEXT, unit: 'characters', files }
}

export function capabilities(): Capabilities {
  return {
    publicReply: false,
    privateReply: true,
    replyUnsummoned: false,
    quote: false,
    like: false,
    hide: false,
    deleteOwn: false,
    deleteOthers: false,
    block: true,
    typing: false,
    receipts: true,
    react: true,
    templates: true,
    choices: { max: CHOICES.rows, maxTitle: CHOICES.buttonTitle },
  }
}
