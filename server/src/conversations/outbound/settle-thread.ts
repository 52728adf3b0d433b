import { sql } from 'kysely'
import type { Sent } from '../../connectors/channel.ts'
import { addAliases } from '../../contacts/add-aliases.ts'
import type { Tx } from '../../platform/db.ts'
import type { ReplyRow } from './read-reply.ts'

/**
 * The thread that a private reply turned out to lead to is known by the network's name from now on, and the person in it by their key there.
 * Where that thread is known already, the reply and what it stood in move there. Returns the conversation that it stands in now.
 */
export async function settleThread(tx: Tx, row: ReplyRow, { threadKey, contactKey }: NonNullable<Sent['thread']>): Promise<string> {
  if (threadKey === row.thread_key) return row.conversation_id
  await addAliases(tx, row.identity_id, [contactKey])
  const known = await tx
    .selectFrom('conversations')
    .select('id')
    .where('account_id', '=', row.account_id)
    .where('thread_key', '=', threadKey)
    .executeTakeFirst()
  if (!known) {
    await tx.updateTable('conversations').set({ thread_key: threadKey, contact_key: contactKey }).where('id', '=', row.conversation_id).execute()
    return row.conversation_id
  }
  await tx.updateTable('messages').set({ conversation_id: known.id }).where('conversation_id', '=', row.conversation_id).execute()
  await tx.updateTable('drafts').set({ conversation_id: known.id }).where('conversation_id', '=', row.conversation_id).execute()
  await sql`update conversations v set case_id = coalesce(${row.case_id}, v.case_id), last_message_at = greatest(v.last_message_at, o.last_message_at)
    from conversations o where v.id = ${known.id} and o.id = ${row.conversation_id}`.execute(tx)
  await tx.deleteFrom('conversations').where('id', '=', row.conversation_id).execute()
  return known.id
}
