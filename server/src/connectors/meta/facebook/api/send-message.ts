import { countText } from '@atalaya/shared/text/count-text.ts'
import { ConnectorError, type Fetch, type Outbound, type Sent } from '../../../channel.ts'
import { type Messenger, sendPrivately } from '../../messaging/send-privately.ts'
import { limits, windowOf } from '../limits.ts'
import type { Account } from '../settings.ts'
import { sendComment } from './send-comment.ts'

/** Answers in public below what was said, or in Messenger. The network knows no idempotency key; private messages carry our id for the echo. */
export function sendMessage(account: Account, outbound: Outbound, fetch: Fetch): Promise<Sent> {
  const refusal = refusalOf(outbound)
  if (refusal) return Promise.reject(refusal)
  return outbound.visibility === 'public' ? sendComment(account, outbound, fetch) : sendPrivately(account, messengerOf(account), outbound, fetch)
}

const messengerOf = ({ providerId, settings }: Account): Messenger => ({
  network: 'Messenger',
  isMessageId: (id) => /^(m_|mid\.)/.test(id),
  recipientOf: (publicId) => (publicId.startsWith(`${providerId}_`) ? { post_id: publicId } : { comment_id: publicId }),
  windowOf: (lastContactAt, now) => windowOf('private', lastContactAt, now, settings),
})

/** What the network would refuse, without asking it. */
function refusalOf({ text, files, visibility, asQuote, privateReplyTo, choices }: Outbound): ConnectorError | undefined {
  const { maxLength, unit, files: allowed } = limits(visibility)
  const refuse = (code: string, message: string) => new ConnectorError('give-up', code, message)
  if (text.trim() === '' && files.length === 0) return refuse('empty', 'There is nothing to send.')
  if (asQuote) return refuse('cannot-quote', 'Facebook knows no quotes.')
  if (countText(unit, text) > maxLength) return refuse('too-long', `Facebook takes ${maxLength} characters here.`)
  if (files.length > (privateReplyTo ? 0 : allowed.max)) return refuse('too-many-files', 'Facebook takes fewer files here.')
  if (files.some((file) => !allowed.mimes.includes(file.mime))) return refuse('file-type', 'Facebook takes no files of this kind here.')
  if (files.some((file) => file.size > allowed.maxBytes)) return refuse('file-too-large', `Facebook takes ${allowed.maxBytes} bytes per file here.`)
  if (choices && (choices.options.length > 13 || text.trim() === ''))
    return refuse('too-many-choices', 'Messenger takes 13 answers below some words.')
  return undefined
}
