import { Readable } from 'node:stream'
import type { Selectable } from 'kysely'
import { callWithRefresh } from '../accounts/call-with-refresh.ts'
import { ConnectorError, type OpenedMedia } from '../connectors/channel.ts'
import { MAX_FILE_BYTES, storeFile } from '../files/store-file.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { Schema } from '../platform/db-types.gen.ts'
import { AppError } from '../platform/errors.ts'
import { emit, PLATFORM } from '../platform/facts.ts'
import { job } from '../platform/jobs.ts'
import type { Platform } from '../platform/platform.ts'
import type { NewMessage } from './append-messages.ts'
import { readMedia } from './files/read-media.ts'

type Attachment = Selectable<Schema['attachments']>

/** Files are fetched at once, for networks keep them for a short while only: by the connector where only the account may, else through the checked way out. */
export const fetchAttachments = job<{ messageId: string }>('fetch-attachments', 6, async (platform, { messageId }, attempt) => {
  const { db } = platform
  const message = await db.selectFrom('messages').select(['account_id', 'conversation_id', 'case_id']).where('id', '=', messageId).executeTakeFirst()
  if (!message) return
  const pending = await db
    .selectFrom('attachments')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('state', '=', 'pending')
    .orderBy('position')
    .execute()
  for (const attachment of pending) {
    try {
      await keep(platform, message.account_id, attachment)
    } catch (error) {
      const reason = refusalOf(error)
      if (!reason && !attempt.last) throw error
      await db
        .updateTable('attachments')
        .set({ state: 'refused', reason: reason ?? 'file/unavailable' })
        .where('id', '=', attachment.id)
        .execute()
    }
  }
  const data = { messageId, conversationId: message.conversation_id, caseId: message.case_id }
  await inTransaction(db, (tx) => emit(tx, PLATFORM, 'message.edited', data))
})

/** Why trying again would not help; undefined when it may. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof ConnectorError) return error.next === 'give-up' ? `file/${error.code.replace(/^file-/, '')}` : undefined
  if (!(error instanceof AppError) || error.code === 'file/unavailable') return undefined
  return error.code === 'egress/too-large' ? 'file/too-large' : error.code
}

async function keep(platform: Platform, accountId: string, attachment: Attachment): Promise<void> {
  const opened = await open(platform, accountId, attachment)
  const bytes = await readMedia(opened, attachment)
  const stored = await storeFile(platform, {
    stream: Readable.from([bytes]),
    name: attachment.name ?? opened.name ?? nameIn(attachment.url ?? attachment.ref),
    createdBy: `message:${attachment.message_id}`,
  })
  await platform.db
    .updateTable('attachments')
    .set({ state: 'stored', kind: kindOf(stored.mime) ?? attachment.kind, file_id: stored.fileId, mime: stored.mime })
    .where('id', '=', attachment.id)
    .execute()
}

/** What its content is: a network calls the still of a film a film. */
const kindOf = (mime: string) => /^(image|audio|video)\//.exec(mime)?.[1]

async function open(platform: Platform, accountId: string, { url, ref, raw_event_id }: Attachment): Promise<OpenedMedia> {
  if (ref === null) {
    const response = await platform.egress(url!, { maxBytes: MAX_FILE_BYTES })
    if (!response.ok) throw new AppError('invalid', 'file/unavailable', `The network answered ${response.status}.`)
    return { content: response }
  }
  const readEvent = () => readEventBody(platform, raw_event_id)
  const readOriginal = () => Promise.reject(new ConnectorError('give-up', 'file-unavailable', 'The event came without an original.'))
  return callWithRefresh(platform, accountId, ({ connector, ...account }) => {
    if (!connector.openMedia) throw new ConnectorError('give-up', 'file-unavailable', 'This channel cannot fetch files.')
    return connector.openMedia(account, { ref, readEvent, readOriginal }, platform.egress)
  })
}

async function readEventBody({ db }: Platform, rawEventId: string | null): Promise<string> {
  const event = rawEventId === null ? undefined : await db.selectFrom('raw_events').select('body').where('id', '=', rawEventId).executeTakeFirst()
  if (!event) throw new ConnectorError('give-up', 'file-unavailable', 'The event that brought the file is kept no more.')
  return event.body
}

function nameIn(place: string | null): string {
  const name = place && URL.canParse(place) ? new URL(place).pathname.split('/').at(-1) : undefined
  return name || 'file'
}

/** Queues the fetching of what came with these messages. */
export async function queueFetches(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  const withFiles = messages.filter(({ files }) => files.some((file) => (file.url || file.ref) && !file.fileId))
  await fetchAttachments.later(
    tx,
    withFiles.map(({ messageId }) => ({ messageId })),
  )
}
