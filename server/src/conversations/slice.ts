import * as contacts from '@atalaya/shared/contract/contacts.ts'
import * as contract from '@atalaya/shared/contract/conversations.ts'
import { openAccount } from '../accounts/open-account.ts'
import type { Caller } from '../platform/caller.ts'
import { inTransaction } from '../platform/db.ts'
import type { Job } from '../platform/jobs.ts'
import type { Platform } from '../platform/platform.ts'
import type { Slice } from '../platform/slice.ts'
import { accessConversation } from './access-conversation.ts'
import { accessMessage } from './access-message.ts'
import { actOnMessage } from './act-on-message.ts'
import { blockContact } from './block-contact.ts'
import { fetchAttachments } from './fetch-attachments.ts'
import { serveFiles } from './files/serve-files.ts'
import { servePictures } from './files/serve-pictures.ts'
import { sweepPicturesHourly } from './files/sweep-pictures.ts'
import { sweepUploadsHourly } from './files/sweep-uploads.ts'
import { listLoose } from './list-loose.ts'
import { readAuthor } from './lookups/read-author.ts'
import { readTopic } from './lookups/read-topic.ts'
import { deliverReply } from './outbound/deliver-reply.ts'
import { dropScheduled } from './outbound/drop-scheduled.ts'
import { replyPrivately } from './outbound/reply-privately.ts'
import { confirmArrival, sendAgain } from './outbound/send-again.ts'
import { sendReply } from './outbound/send-reply.ts'
import { takeBackReply } from './outbound/take-back-reply.ts'
import { shapeMessages } from './shape-messages.ts'

/**
 * What was said on an account, in and out, and whether it arrived. Knows threads, messages, receipts and the network's rules; does not
 * know what a case is beyond its id, nor who works on it.
 */
export const conversations: Slice = {
  name: 'conversations',
  reactions: () => ({
    'message.received': {
      together: (tx, facts) =>
        dropScheduled(
          tx,
          facts.map(({ data }) => data.conversationId),
          'customer-wrote',
        ),
    },
    'message.echoed': {
      together: (tx, facts) =>
        dropScheduled(
          tx,
          facts.map(({ data }) => data.conversationId),
          'answered-elsewhere',
        ),
    },
  }),
  jobs: [deliverReply, fetchAttachments, readAuthor, readTopic] as unknown as Job[],
  loops: [sweepUploadsHourly, sweepPicturesHourly],
  routes(http, platform) {
    const { db } = platform
    serveFiles(http, platform)
    servePictures(http, platform)
    const shown = (caller: Caller, messageId: string) => showMessage(platform, caller, messageId)
    http.handle(contract.sendReply, async (input, caller) => {
      const { account_id } = await accessConversation(db, caller, input.conversationId)
      const account = await openAccount(platform, account_id)
      return shown(caller, await inTransaction(db, (tx) => sendReply(tx, account, caller, input)))
    })
    http.handle(contract.replyPrivately, async (input, caller) => {
      const { account_id } = await accessMessage(db, caller, input.messageId)
      const account = await openAccount(platform, account_id)
      return shown(caller, await inTransaction(db, (tx) => replyPrivately(tx, account, caller, input)))
    })
    http.handle(contract.cancelReply, async ({ messageId }, caller) => {
      await inTransaction(db, (tx) => takeBackReply(tx, caller, messageId))
      return shown(caller, messageId)
    })
    http.handle(contract.retryReply, async ({ messageId }, caller) => {
      await inTransaction(db, (tx) => sendAgain(tx, caller, messageId, 'failed'))
      return shown(caller, messageId)
    })
    http.handle(contract.resolveReply, async ({ messageId, outcome }, caller) => {
      await inTransaction(db, (tx) => (outcome === 'arrived' ? confirmArrival(tx, caller, messageId) : sendAgain(tx, caller, messageId, 'uncertain')))
      return shown(caller, messageId)
    })
    http.handle(contract.actOnMessage, async (input, caller) => {
      await actOnMessage(platform, caller, input)
      return shown(caller, input.messageId)
    })
    http.handle(contract.listLooseMessages, (input, caller) => listLoose(platform, caller, input))
    http.handle(contract.readVersions, async ({ messageId }, caller) => {
      await accessMessage(db, caller, messageId)
      const versions = await db.selectFrom('message_versions').select(['at', 'text']).where('message_id', '=', messageId).orderBy('at').execute()
      return versions.map(({ at, text }) => ({ at: at.toISOString(), text }))
    })
    http.handle(contract.sayTyping, async ({ conversationId, typing }, caller) => {
      await accessConversation(db, caller, conversationId)
      await platform.live.whisper('agent-typing', { conversationId, typing })
      return { done: true as const }
    })
    http.handle(contacts.blockContact, async (input, caller) => {
      await blockContact(platform, caller, input)
      return { done: true as const }
    })
  },
}

async function showMessage(platform: Platform, caller: Caller, messageId: string) {
  const row = await accessMessage(platform.db, caller, messageId)
  const [message] = await shapeMessages(platform, platform.db, caller, [row])
  return message!
}
