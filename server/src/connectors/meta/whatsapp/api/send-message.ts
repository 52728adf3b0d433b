import { ConnectorError, type Fetch, type Outbound, type Sent } from '../../../channel.ts'
import { asList, asRecord, idOf } from '../../graph/read-json.ts'
import type { Account } from '../settings.ts'
import { windowOf } from '../window-of.ts'
import { addressOf, call, numberPath } from './call.ts'
import { checkOutbound } from './check-outbound.ts'
import { composeMessage } from './compose-message.ts'
import { composeTemplate } from './compose-template.ts'
import { markReadIfPossible } from './mark-read.ts'

/**
 * Writes to a customer: freely within 24 hours of their last word, else by an approved template. There is no idempotency key; our own id
 * goes along and comes back with every status.
 */
export async function sendMessage(account: Account, outbound: Outbound, fetch: Fetch): Promise<Sent> {
  checkOutbound(outbound)
  const { template, replyToProviderId, lastContactAt, recipient } = outbound
  if (!template && windowOf('private', lastContactAt, new Date()).state !== 'open') {
    throw new ConnectorError('give-up', 'window-closed', 'More than 24 hours have passed since the customer wrote: only a template may be sent.')
  }
  const said = template ? await composeTemplate(account, template, fetch) : await composeMessage(account, outbound, fetch)
  if (replyToProviderId && account.settings.showRead) await markReadIfPossible(account, replyToProviderId, fetch)
  const body = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(recipient.key),
    ...(replyToProviderId && { context: { message_id: replyToProviderId } }),
    biz_opaque_callback_data: outbound.messageId,
    ...said,
  }
  const { body: answer, pace } = await call(account, fetch, { method: 'POST', path: numberPath(account, '/messages'), body, creates: true })
  const message = asRecord(asList(answer.messages)[0])
  const providerId = idOf(message.id)
  if (providerId === undefined) throw new ConnectorError('uncertain', 'unavailable', 'WhatsApp accepted the message without naming its id.')
  return { providerId, state: 'sent', pace }
}
