import { Readable } from 'node:stream'
import type { Selectable } from 'kysely'
import { type Admitted, admitCall } from '../accounts/breaker/admit-call.ts'
import type { OpenAccount } from '../accounts/open-account.ts'
import { readOriginal } from '../accounts/originals.ts'
import { ConnectorError, type OpenedMedia } from '../connectors/channel.ts'
import { storeFile } from '../files/store-file.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import type { Schema } from '../platform/db-types.gen.ts'
import { AppError } from '../platform/errors.ts'
import { emit, PLATFORM } from '../platform/facts.ts'
import { job } from '../platform/jobs.ts'
import type { Platform } from '../platform/platform.ts'
import type { NewMessage } from './append-messages.ts'
import { openUrl, orLost } from './files/open-url.ts'
import { readMedia } from './files/read-media.ts'

type Attachment = Selectable<Schema['attachments']>

/** What a network that does not answer holds up is asked for again so long: then it is kept there no more. */
const WORTH_WAITING_MS = 24 * 3_600_000

/** Files are fetched at once, for networks keep them for a short while only: by the connector where only the account may, else through the checked way out. */
export const fetchAttachments = job<{ messageId: string }>('fetch-attachments', 6, async (platform, { messageId }, attempt) => {
  const { db } = platform
  const message = await db
    .selectFrom('messages')
    .select(['account_id', 'conversation_id', 'case_id', 'received_at'])
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (!message) return
  const pending = await db
    .selectFrom('attachments')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('state', '=', 'pending')
    .orderBy('position')
    .execute()
  const admission = await admitCall(platform, message.account_id, 'media')
  if (!admission.goes) return putOff(platform, messageId, admission.until)
  const isWorthWaiting = message.received_at.getTime() > platform.clock.now().getTime() - WORTH_WAITING_MS
  try {
    for (const attachment of pending) {
      try {
        await keep(platform, admission, attachment)
      } catch (error) {
        const reason = refusalOf(error)
        const comesBackAt = reason === undefined && isWorthWaiting ? (retryAtOf(error) ?? admission.reopensAt) : undefined
        if (comesBackAt) return await putOff(platform, messageId, comesBackAt)
        if (!reason && !attempt.last) throw error
        await refuse(db, attachment.id, reason ?? 'file/unavailable')
      }
    }
  } finally {
    await admission.release()
  }
  const data = { messageId, conversationId: message.conversation_id, caseId: message.case_id }
  await inTransaction(db, (tx) => emit(tx, PLATFORM, 'message.edited', data))
})

/** Later, without this try having counted: the network lets us wait. */
async function putOff({ db }: Platform, messageId: string, until: Date): Promise<void> {
  await inTransaction(db, (tx) => fetchAttachments.later(tx, [{ messageId }], { runAt: until }))
}

async function refuse(db: Db, attachmentId: string, reason: string): Promise<void> {
  await db.updateTable('attachments').set({ state: 'refused', reason }).where('id', '=', attachmentId).execute()
}

const retryAtOf = (error: unknown) => (error instanceof ConnectorError ? error.retryAt : undefined)

/** Why trying again would not help; undefined when it may. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof ConnectorError) return error.next === 'give-up' ? `file/${error.code.replace(/^file-/, '')}` : undefined
  if (!(error instanceof AppError) || error.code === 'file/unavailable') return undefined
  return error.code === 'egress/too-large' ? 'file/too-large' : error.code
}

async function keep(platform: Platform, admission: Admitted, attachment: Attachment): Promise<void> {
  const [opened, bytes] = await admission.call(async (account) => {
    const found = await open(platform, account, attachment)
    return [found, await orLost(readMedia(found, attachment))] as const
  })
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

async function open(platform: Platform, { connector, ...account }: OpenAccount, { url, ref, raw_event_id }: Attachment): Promise<OpenedMedia> {
  if (ref === null) return openUrl(platform, url!)
  const readEvent = () => readEventBody(platform, raw_event_id)
  const readWhole = () => readOriginalOf(platform, raw_event_id)
  if (!connector.openMedia) throw new ConnectorError('give-up', 'file-unavailable', 'This channel cannot fetch files.')
  return connector.openMedia(account, { ref, readEvent, readOriginal: readWhole }, platform.egress)
}

async function readEventBody({ db }: Platform, rawEventId: string | null): Promise<string> {
  const event = rawEventId === null ? undefined : await db.selectFrom('raw_events').select('body').where('id', '=', rawEventId).executeTakeFirst()
  if (!event) throw new ConnectorError('give-up', 'file-unavailable', 'The event that brought the file is kept no more.')
  return event.body
}

async function readOriginalOf(platform: Platform, rawEventId: string | null): Promise<Uint8Array> {
  const event =
    rawEventId === null ? undefined : await platform.db.selectFrom('raw_events').select('original_id').where('id', '=', rawEventId).executeTakeFirst()
  if (!event?.original_id) throw new ConnectorError('give-up', 'file-unavailable', 'What the event described is kept no more.')
  return readOriginal(platform, event.original_id)
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
