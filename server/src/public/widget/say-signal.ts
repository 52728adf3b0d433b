import type { ChatEvent } from '../../connectors/web-chat/events.ts'
import { noteContactTyping } from '../../conversations/note-typing.ts'
import { findVisitorThread, unreadAnswers } from '../../conversations/visitor/read-visitor-thread.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Visit } from './access-visit.ts'
import { acceptChatEvents } from './say-message.ts'

export type Signal = 'typing' | 'delivered' | 'read'

/** Typing is told and forgotten; what was brought and read is stored, once for each answer. */
export async function saySignal(platform: Platform, visit: Visit, signal: Signal): Promise<void> {
  const { account, threadKey, visitorId } = visit
  if (signal === 'typing') return noteContactTyping(platform, account.accountId, threadKey)
  const thread = await findVisitorThread(platform.db, account.accountId, threadKey)
  if (!thread) return
  const answers = await unreadAnswers(platform.db, thread.conversationId)
  const at = platform.clock.now()
  const events: ChatEvent[] =
    signal === 'read'
      ? answers.slice(0, 1).map(({ messageId }) => ({ event: 'read', messageId, visitorId, at }))
      : answers.filter(({ state }) => state === 'sent').map(({ messageId }) => ({ event: 'delivered', messageId, visitorId, at }))
  await acceptChatEvents(platform, visit, events)
}
