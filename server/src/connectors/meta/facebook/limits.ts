import type { Capabilities, ReplyWindow, TextLimits, Visibility } from '../../channel.ts'
import { messagingWindow } from '../graph/messaging-window.ts'
import type { Settings } from './settings.ts'

const MB = 1024 * 1024
const PICTURES = ['image/jpeg', 'image/png', 'image/gif'] as const
const FILMS = ['video/mp4', 'video/quicktime'] as const
const SOUNDS = ['audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/wav', 'audio/x-wav'] as const
const PAPERS = [
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/zip',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
] as const

/** A comment takes 8,000 characters and one picture; Messenger 2,000 and files of 25 MB, each a message of its own on the network. */
export function limits(visibility: Visibility): TextLimits {
  if (visibility === 'public') return { maxLength: 8000, unit: 'characters', files: { max: 1, maxBytes: 10 * MB, mimes: PICTURES } }
  const mimes = [...PICTURES, ...FILMS, ...SOUNDS, ...PAPERS]
  return { maxLength: 2000, unit: 'characters', files: { max: 5, maxBytes: 25 * MB, mimes } }
}

export function capabilities(): Capabilities {
  return {
    publicReply: true,
    privateReply: true,
    replyUnsummoned: true,
    quote: false,
    like: true,
    hide: true,
    deleteOwn: true,
    deleteOthers: true,
    block: true,
    typing: false,
    receipts: true,
    privateReplyDays: 7,
    react: true,
    editOwn: true,
    choices: { max: 13, maxTitle: 20 },
  }
}

/** Comments may be answered at any time; Messenger for 24 hours, a person with `human_agent` for seven days. */
export function windowOf(visibility: Visibility, lastContactAt: Date | null, now: Date, { humanAgent }: Settings): ReplyWindow {
  return visibility === 'public' ? { state: 'open', until: null } : messagingWindow(lastContactAt, now, humanAgent ? 'human' : 'closed')
}
