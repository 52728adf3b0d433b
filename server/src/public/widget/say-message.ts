import type { sendVisitorMessage as route } from '@atalaya/shared/contract/widget.ts'
import type { z } from 'zod'
import { acceptorOf } from '../../accounts/accept-events.ts'
import { type ChatEvent, writeEvent } from '../../connectors/web-chat/events.ts'
import { unknownFile } from '../../files/read-file-of.ts'
import { AppError } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Visit } from './access-visit.ts'

type Input = z.output<typeof route.input>

/** Stores what happened in the chat; from then on nothing can lose it. The same event twice is kept once. */
export async function acceptChatEvents(platform: Platform, { account }: Visit, events: readonly ChatEvent[]): Promise<void> {
  const { accountId, channel, row } = account
  await acceptorOf(platform).accept({ accountId, channel, lane: row.lane }, 'widget', events.map(writeEvent))
}

/** What the visitor says is stored and will be taken in; a repeat with the same id is the same message. */
export async function sayMessage(platform: Platform, visit: Visit, input: Input): Promise<z.input<typeof route.reply>> {
  const text = input.text.trim()
  if (text === '' && input.fileIds.length === 0) throw new AppError('invalid', 'message/empty', 'Say something or attach a file.')
  const at = platform.clock.now()
  const files = await filesOf(platform, visit, [...new Set(input.fileIds)])
  const { form, locale: language, page } = input
  const profile = { ...form, language, page, externalId: visit.externalId ?? undefined }
  await acceptChatEvents(platform, visit, [{ event: 'message', messageId: input.messageId, visitorId: visit.visitorId, at, text, files, profile }])
  return { messageId: input.messageId, at: at.toISOString() }
}

/** Files the visitor brought themselves. Another's is as unknown as one that never was. */
async function filesOf({ db }: Platform, { visitorId }: Visit, fileIds: readonly string[]) {
  if (fileIds.length === 0) return []
  const rows = await db
    .selectFrom('files')
    .select(['id as fileId', 'name', 'mime'])
    .where('id', 'in', fileIds)
    .where('created_by', '=', `visitor:${visitorId}`)
    .execute()
  if (rows.length < fileIds.length) throw unknownFile()
  return fileIds.map((fileId) => rows.find((row) => row.fileId === fileId)!)
}
