import type { Platform } from '../platform/platform.ts'

/** Tells desks that the contact of a thread is typing. Not a fact: nobody needs to know tomorrow. */
export async function noteContactTyping({ db, live }: Platform, accountId: string, threadKey: string): Promise<void> {
  const found = await db
    .selectFrom('conversations')
    .select('id')
    .where('account_id', '=', accountId)
    .where('thread_key', '=', threadKey)
    .executeTakeFirst()
  if (found) await live.whisper('contact-typing', { conversationId: found.id })
}
