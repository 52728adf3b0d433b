import type { ReplyWindow, Visibility } from '../../channel.ts'
import { messagingWindow } from '../graph/messaging-window.ts'

/** Free words for 24 hours after the customer's last message; from then on, and to who never wrote, only approved templates. */
export function windowOf(_visibility: Visibility, lastContactAt: Date | null, now: Date): ReplyWindow {
  return messagingWindow(lastContactAt, now, 'template')
}
