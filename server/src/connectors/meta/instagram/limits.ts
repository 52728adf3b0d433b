import type { Capabilities, ReplyWindow, TextLimits, Visibility } from '../../channel.ts'
import { messagingWindow } from '../graph/messaging-window.ts'
import type { Settings } from './settings.ts'

const MB = 1024 * 1024
const PICTURES = ['image/jpeg', 'image/png', 'image/gif'] as const
const FILMS = ['video/mp4', 'video/quicktime', 'video/webm', 'video/ogg'] as const
const SOUNDS = ['audio/aac', 'audio/mp4', 'audio/wav', 'audio/x-wav', 'audio/mpeg'] as const
export const MAX_CHOICES = 13

/** A comment takes 2,200 characters and no file; a message 1,000 bytes and pictures, films and sounds, each a message of its own on the network. */
export function limits(visibility: Visibility): TextLimits {
  if (visibility === 'public') return { maxLength: 2200, unit: 'characters', files: { max: 0, maxBytes: 0, mimes: [] } }
  return { maxLength: 1000, unit: 'bytes', files: { max: 5, maxBytes: 16 * MB, mimes: [...PICTURES, ...FILMS, ...SOUNDS] } }
}

/** Pictures may be half as large as films and sounds. */
export const maxBytesOf = (mime: string): number => (mime.startsWith('image/') ? 8 : 16) * MB

export function capabilities(): Capabilities {
  return {
    publicReply: true,
    privateReply: true,
    replyUnsummoned: true,
    quote: false,
    like: false,
    hide: true,
    deleteOwn: true,
    deleteOthers: true,
    block: true,
    typing: false,
    receipts: true,
    privateReplyDays: 7,
    react: true,
    editOwn: false,
    choices: { max: MAX_CHOICES, maxTitle: 20 },
  }
}

/** Comments may be answered at any time; messages for 24 hours, by a person with `human_agent` for seven days. */
export function windowOf(visibility: Visibility, lastContactAt: Date | null, now: Date, { humanAgent }: Settings): ReplyWindow {
  return visibility === 'public' ? { state: 'open', until: null } : messagingWindow(lastContactAt, now, humanAgent ? 'human' : 'closed')
}
