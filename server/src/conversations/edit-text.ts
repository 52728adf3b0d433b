import type { Tx } from '../platform/db.ts'

/** The newer text stands; the older is kept among the versions, whichever came first. */
export async function editText(tx: Tx, messageId: string, text: string, at: Date): Promise<boolean> {
  const now = await tx.selectFrom('messages').select(['text', 'sent_at', 'edited_at']).where('id', '=', messageId).executeTakeFirstOrThrow()
  const isNewer = at > (now.edited_at ?? now.sent_at)
  const older = isNewer ? { at: now.edited_at ?? now.sent_at, text: now.text } : { at, text }
  if (now.text === text) {
    // Told by a later version before the first: its text stands already, and an older version that comes yet must not replace it.
    if (isNewer) await tx.updateTable('messages').set({ edited_at: at }).where('id', '=', messageId).execute()
    return isNewer
  }
  await tx
    .insertInto('message_versions')
    .values({ message_id: messageId, ...older })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (isNewer) await tx.updateTable('messages').set({ text, edited_at: at }).where('id', '=', messageId).execute()
  return true
}
