import type { Locale } from '@atalaya/shared/contract/common.ts'
import { openAccount } from '../../accounts/open-account.ts'
import { findVisitorThread, readVisitorThread } from '../../conversations/visitor/read-visitor-thread.ts'
import { inTransaction } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ChatAccount, Visit } from './access-visit.ts'
import { writeTranscript } from './write-transcript.ts'

interface Transcript {
  accountId: string
  conversationId: string
  email: string
  locale: Locale
}

/** Mails a conversation as it is when the job runs. */
export const sendTranscript = job<Transcript>('send-transcript', 5, async (platform, { accountId, conversationId, email, locale }) => {
  const { settings } = (await openAccount(platform, accountId)) as ChatAccount
  const messages = await readVisitorThread(platform.db, { conversationId })
  const { time_zone } = await platform.db
    .selectFrom('workspace')
    .select('time_zone')
    .executeTakeFirst()
    .then((row) => row ?? { time_zone: 'UTC' })
  await platform.mail.send({ to: email, ...writeTranscript(messages, settings.siteName, locale, time_zone) })
})

/**
 * Queues the visitor's own conversation for mailing. Only once somebody answered in it: before that, the mail would hold nothing but words
 * of a stranger, sent to whomever he names.
 */
export async function mailTranscript(platform: Platform, visit: Visit, email: string, locale: Locale): Promise<void> {
  const { db, mail } = platform
  const { account, threadKey } = visit
  if (!account.settings.transcript || !mail.configured) throw new AppError('conflict', 'transcript/off', 'Transcripts are not sent from this chat.')
  const thread = await findVisitorThread(db, account.accountId, threadKey)
  const messages = thread ? await readVisitorThread(db, { conversationId: thread.conversationId }) : []
  if (!thread || !messages.some(({ from }) => from === 'agent')) throw new AppError('conflict', 'transcript/too-early', 'Nobody has answered yet.')
  const data = { accountId: account.accountId, conversationId: thread.conversationId, email, locale }
  await inTransaction(db, (tx) => sendTranscript.later(tx, [data]))
}
