import { Readable } from 'node:stream'
import { storeFile } from '../files/store-file.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { readCapped } from '../platform/egress.ts'
import { AppError } from '../platform/errors.ts'
import { emit, PLATFORM } from '../platform/facts.ts'
import { job } from '../platform/jobs.ts'
import type { NewMessage } from './append-messages.ts'

const MAX_BYTES = 25 * 1024 * 1024

/** Media addresses of networks are short-lived: fetched at once, through the checked way out, and kept. */
export const fetchAttachments = job<{ messageId: string }>('fetch-attachments', 6, async (platform, { messageId }, attempt) => {
  const { db, egress } = platform
  const pending = await db
    .selectFrom('attachments')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('state', '=', 'pending')
    .orderBy('position')
    .execute()
  for (const { id, url, name } of pending) {
    try {
      const response = await egress(url!)
      if (!response.ok) throw new AppError('invalid', 'file/unavailable', `The network answered ${response.status}.`)
      const bytes = await readCapped(response, MAX_BYTES)
      const stored = await storeFile(platform, {
        stream: Readable.from([bytes]),
        name: name ?? new URL(url!).pathname.split('/').at(-1) ?? 'file',
        createdBy: `message:${messageId}`,
      })
      await db.updateTable('attachments').set({ state: 'stored', file_id: stored.fileId, mime: stored.mime }).where('id', '=', id).execute()
    } catch (error) {
      const final = attempt.last || (error instanceof AppError && error.code !== 'file/unavailable')
      if (!final) throw error
      await db
        .updateTable('attachments')
        .set({ state: 'refused', reason: error instanceof AppError ? error.code : 'file/unavailable' })
        .where('id', '=', id)
        .execute()
    }
  }
  const message = await db.selectFrom('messages').select(['conversation_id', 'case_id']).where('id', '=', messageId).executeTakeFirst()
  if (message)
    await inTransaction(db, (tx) =>
      emit(tx, PLATFORM, 'message.edited', { messageId, conversationId: message.conversation_id, caseId: message.case_id }),
    )
})

/** Queues the fetching of what came with these messages. */
export async function queueFetches(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  const withFiles = messages.filter(({ files }) => files.some((file) => file.url && !file.fileId))
  await fetchAttachments.later(
    tx,
    withFiles.map(({ messageId }) => ({ messageId })),
  )
}
